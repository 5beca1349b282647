using CoproCms.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization;
using Token = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken;

namespace CoproCms.OpenId.Storage;

/// <inheritdoc cref="ApplicationStore"/>
internal sealed class TokenStore(IMemoryCache cache, IOpenIddictEntityFrameworkCoreContext context, IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options, CmsDbContext db)
    : OpenIddictEntityFrameworkCoreTokenStore<Token, Application, Authorization, string>(cache, context, options)
{
    // Redeeming a code or a refresh token takes nothing away from anyone, and happens all the time.
    public override ValueTask UpdateAsync(Token token, CancellationToken cancellationToken) => token.Status == OpenIddictConstants.Statuses.Revoked
        ? db.ChangeAsync(() => base.UpdateAsync(token, cancellationToken), cancellationToken)
        : base.UpdateAsync(token, cancellationToken);

    public override ValueTask DeleteAsync(Token token, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.DeleteAsync(token, cancellationToken), cancellationToken);

    public override ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken) =>
        db.InTurnAsync(() => base.PruneAsync(threshold, cancellationToken), cancellationToken);

    public override ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.RevokeAsync(subject, client, status, type, cancellationToken), cancellationToken);

    public override ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        db.ChangeAsync(() => base.RevokeByApplicationIdAsync(identifier, cancellationToken), cancellationToken);

    public override ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.RevokeByAuthorizationIdAsync(identifier, cancellationToken), cancellationToken);

    public override ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken = default) =>
        db.ChangeAsync(() => base.RevokeBySubjectAsync(subject, cancellationToken), cancellationToken);
}

/// <summary>The ways in which the stores write.</summary>
internal static class StoreWrites
{
    public static async ValueTask<long> InTurnAsync(this CmsDbContext db, Func<ValueTask<long>> work, CancellationToken cancellationToken) =>
        await db.InTransactionAsync(async () => await work(), cancellationToken);

    public static async ValueTask<long> ChangeAsync(this CmsDbContext db, Func<ValueTask<long>> work, CancellationToken cancellationToken) =>
        await db.InTransactionAsync(async () =>
        {
            db.Touch(OpenIdTags.Clients);
            return await work();
        }, cancellationToken);

    public static async ValueTask ChangeAsync(this CmsDbContext db, Func<ValueTask> work, CancellationToken cancellationToken) =>
        await db.InTransactionAsync(async () =>
        {
            db.Touch(OpenIdTags.Clients);
            await work();
        }, cancellationToken);
}
