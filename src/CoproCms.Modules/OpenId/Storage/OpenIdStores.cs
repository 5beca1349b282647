using CoproCms.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization;
using Scope = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreScope;
using Token = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken;

namespace CoproCms.OpenId.Storage;

/// <summary>
/// OpenIddict's stores over the one database context. What they write in transactions and in bulk goes through the context's own transaction, which
/// keeps writers apart; what takes something away from a client is announced to every node.
/// </summary>
internal sealed class ApplicationStore(IMemoryCache cache, IOpenIddictEntityFrameworkCoreContext context, IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options, CmsDbContext db)
    : OpenIddictEntityFrameworkCoreApplicationStore<Application, Authorization, Token, string>(cache, context, options)
{
    public override ValueTask CreateAsync(Application application, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.CreateAsync(application, cancellationToken), cancellationToken);

    public override ValueTask UpdateAsync(Application application, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.UpdateAsync(application, cancellationToken), cancellationToken);

    public override ValueTask DeleteAsync(Application application, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.DeleteAsync(application, cancellationToken), cancellationToken);
}

internal sealed class ScopeStore(IMemoryCache cache, IOpenIddictEntityFrameworkCoreContext context, IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options, CmsDbContext db)
    : OpenIddictEntityFrameworkCoreScopeStore<Scope, string>(cache, context, options)
{
    public override ValueTask CreateAsync(Scope scope, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.CreateAsync(scope, cancellationToken), cancellationToken);

    public override ValueTask UpdateAsync(Scope scope, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.UpdateAsync(scope, cancellationToken), cancellationToken);

    public override ValueTask DeleteAsync(Scope scope, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.DeleteAsync(scope, cancellationToken), cancellationToken);
}

/// <inheritdoc cref="ApplicationStore"/>
internal sealed class AuthorizationStore(IMemoryCache cache, IOpenIddictEntityFrameworkCoreContext context, IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options, CmsDbContext db)
    : OpenIddictEntityFrameworkCoreAuthorizationStore<Authorization, Application, Token, string>(cache, context, options)
{
    public override ValueTask UpdateAsync(Authorization authorization, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.UpdateAsync(authorization, cancellationToken), cancellationToken);

    public override ValueTask DeleteAsync(Authorization authorization, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.DeleteAsync(authorization, cancellationToken), cancellationToken);

    public override ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken) =>
        db.InTurnAsync(() => base.PruneAsync(threshold, cancellationToken), cancellationToken);

    public override ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.RevokeAsync(subject, client, status, type, cancellationToken), cancellationToken);

    public override ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.RevokeByApplicationIdAsync(identifier, cancellationToken), cancellationToken);

    public override ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken) =>
        db.ChangeAsync(() => base.RevokeBySubjectAsync(subject, cancellationToken), cancellationToken);
}
