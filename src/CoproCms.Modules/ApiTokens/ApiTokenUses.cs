using CoproCms.Data;
using CoproCms.Users.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.ApiTokens;

internal sealed class ApiTokenUses : LastUses;

/// <summary>Writes down when tokens were last used, and removes those that expired long ago.</summary>
internal sealed class ApiTokenWorker(ApiTokenUses uses, IServiceScopeFactory scopes, TimeProvider time, ILogger<ApiTokenWorker> logger) : LastUseWorker(uses, scopes, time, logger)
{
    // Their owners may want to see for a while that they expired.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    protected override async Task ChangeAsync(CmsDbContext db, IReadOnlyDictionary<string, DateTimeOffset> noted, CancellationToken cancellationToken)
    {
        var ids = noted.Keys.ToArray();
        foreach (var token in ids.Length == 0 ? [] : await db.Set<ApiToken>().Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken))
            token.LastUsedUtc = noted[token.Id].UtcDateTime;
        var old = (Time.GetUtcNow() - Keep).UtcDateTime;
        db.RemoveRange(await db.Set<ApiToken>().Where(t => t.ExpiresUtc < old).ToListAsync(cancellationToken));
    }
}
