using CoproCms.Data;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Sessions;

/// <summary>Opens, lists and ends sessions.</summary>
internal sealed class SessionStore(CmsDbContext db, TimeProvider time)
{
    /// <summary>Of a person with more, the one unused for longest is signed out.</summary>
    private const int Most = 50;

    /// <returns>Id of the new session.</returns>
    public async Task<string> OpenAsync(User user, HttpContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var session = new UserSession
        {
            UserId = user.Id,
            Device = DeviceName.Of(context.Request.Headers.UserAgent.ToString()),
            Network = DeviceName.Network(context.Connection.RemoteIpAddress),
            CreatedUtc = now,
            LastSeenUtc = now,
        };
        db.Add(session);
        await RemoveAsync(await Of(user.Id).OrderByDescending(s => s.LastSeenUtc).Skip(Most - 1).ToListAsync(cancellationToken), cancellationToken);
        return session.Id;
    }

    /// <summary>Newest use first.</summary>
    public async Task<IReadOnlyList<UserSession>> ListAsync(string userId, CancellationToken cancellationToken) =>
        await Of(userId).AsNoTracking().OrderByDescending(s => s.LastSeenUtc).ThenBy(s => s.Id).ToListAsync(cancellationToken);

    /// <summary>Signs one browser of the user out.</summary>
    /// <returns>Whether it was signed in.</returns>
    public async Task<bool> EndAsync(string userId, string sessionId, CancellationToken cancellationToken) =>
        await RemoveAsync(await Of(userId).Where(s => s.Id == sessionId).ToListAsync(cancellationToken), cancellationToken) > 0;

    /// <summary>Signs every browser of the user out, except the one given.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndAllAsync(string userId, string? except, CancellationToken cancellationToken) =>
        await RemoveAsync(await Of(userId).Where(s => s.Id != except).ToListAsync(cancellationToken), cancellationToken);

    private IQueryable<UserSession> Of(string userId) => db.Set<UserSession>().Where(s => s.UserId == userId);

    private async Task<int> RemoveAsync(List<UserSession> sessions, CancellationToken cancellationToken)
    {
        db.RemoveRange(sessions);
        foreach (var session in sessions)
            db.Touch(SessionCache.Tag(session.Id));
        await db.SaveChangesAsync(cancellationToken);
        return sessions.Count;
    }
}
