using CoproCms.Auditing;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OpenIddict.EntityFrameworkCore.Models;

namespace CoproCms.OpenId.Applications;

/// <summary>Changes of applications.</summary>
internal sealed class ApplicationAudit : AuditSource
{
    private static readonly string[] Shown =
    [
        nameof(OpenIddictEntityFrameworkCoreApplication.DisplayName), nameof(OpenIddictEntityFrameworkCoreApplication.ClientType),
        nameof(OpenIddictEntityFrameworkCoreApplication.ClientSecret), nameof(OpenIddictEntityFrameworkCoreApplication.ConsentType),
        nameof(OpenIddictEntityFrameworkCoreApplication.Permissions), nameof(OpenIddictEntityFrameworkCoreApplication.RedirectUris),
        nameof(OpenIddictEntityFrameworkCoreApplication.PostLogoutRedirectUris), nameof(OpenIddictEntityFrameworkCoreApplication.Requirements),
        nameof(OpenIddictEntityFrameworkCoreApplication.Properties),
    ];

    public override IReadOnlyCollection<Type> Entities { get; } = [typeof(OpenIddictEntityFrameworkCoreApplication)];

    public override IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db) => changes.Select(change =>
    {
        var id = ((OpenIddictEntityFrameworkCoreApplication)change.Entity).ClientId!;
        return new AuditEvent(AuditCategories.Application, ActionOf(change), id) { Name = id, Before = Before(change, Shown), After = After(change, Shown) };
    });
}

/// <summary>Changes of scopes.</summary>
internal sealed class ScopeAudit : AuditSource
{
    private static readonly string[] Shown =
    [
        nameof(OpenIddictEntityFrameworkCoreScope.DisplayName), nameof(OpenIddictEntityFrameworkCoreScope.Description),
        nameof(OpenIddictEntityFrameworkCoreScope.Resources), nameof(OpenIddictEntityFrameworkCoreScope.Properties),
    ];

    public override IReadOnlyCollection<Type> Entities { get; } = [typeof(OpenIddictEntityFrameworkCoreScope)];

    public override IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db) => changes.Select(change =>
    {
        var name = ((OpenIddictEntityFrameworkCoreScope)change.Entity).Name!;
        return new AuditEvent(AuditCategories.Application, $"scope {ActionOf(change)}", name) { Name = name, Before = Before(change, Shown), After = After(change, Shown) };
    });
}
