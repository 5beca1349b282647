using System.Collections.Concurrent;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Users.Sessions;

/// <summary>Knows which sessions are open, so that a session that was ended is nobody with its next request, on every node.</summary>
internal sealed class SessionCache(IServiceScopeFactory scopes) : ITaggedCache
{
    private const int Room = 10_000;
    private const string One = "session:";

    // Who owns the session; null for one that is not there.
    private readonly ConcurrentDictionary<string, string?> _owners = new(StringComparer.Ordinal);
    private long _generation;

    public static string Tag(string sessionId) => One + sessionId;

    public ValueTask<bool> IsOpenAsync(string sessionId, string userId, CancellationToken cancellationToken) =>
        _owners.TryGetValue(sessionId, out var owner) ? new(owner == userId) : new(ReadAsync(sessionId, userId, cancellationToken));

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        var all = tags.Contains(CacheTags.All);
        var ended = tags.Where(tag => tag.StartsWith(One, StringComparison.Ordinal)).ToList();
        if (!all && ended.Count == 0)
            return default;
        Interlocked.Increment(ref _generation);
        if (all)
            _owners.Clear();
        foreach (var tag in ended)
            _owners.TryRemove(tag[One.Length..], out _);
        return default;
    }

    private async Task<bool> ReadAsync(string sessionId, string userId, CancellationToken cancellationToken)
    {
        var generation = Interlocked.Read(ref _generation);
        await using var scope = scopes.CreateAsyncScope();
        var owner = await scope.ServiceProvider.GetRequiredService<CmsDbContext>().Set<UserSession>().AsNoTracking()
            .Where(s => s.Id == sessionId).Select(s => s.UserId).SingleOrDefaultAsync(cancellationToken);
        if (_owners.Count >= Room)
            _owners.Clear();
        _owners[sessionId] = owner;
        // What was ended while it was read must not stay.
        if (generation != Interlocked.Read(ref _generation))
            _owners.TryRemove(sessionId, out _);
        return owner == userId;
    }
}
