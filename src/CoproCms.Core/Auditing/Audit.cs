using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Security;
using CoproCms.Settings;

namespace CoproCms.Auditing;

/// <summary>
/// Writes down who did what. Changes of rows that an <see cref="AuditSource"/> covers are recorded by themselves; this is for what is no row.
/// </summary>
public sealed class Audit(CmsDbContext db, CurrentActor actor, SiteSettingsStore settings, AuditLog? log = null)
{
    /// <summary>The section of the site's settings that says what may be kept, with Orchard Core's name and member.</summary>
    public const string Section = "AuditTrailSettings";

    public const string KeepsAddresses = "ClientIpAddressAllowed";

    /// <summary>Puts the event into what the scope's context saves next, so that it is kept if, and only if, that is.</summary>
    public async Task RecordAsync(AuditEvent what, CancellationToken cancellationToken)
    {
        if (what.ClientAddress is not null && (await settings.GetAsync(cancellationToken)).Json.Object(Section).Flag(KeepsAddresses) != true)
            what = what with { ClientAddress = null };
        log?.Add(db, what.Actor ?? actor.Responsible, what);
    }

    /// <summary>Records the event and saves: for what changes nothing else, such as a refused sign-in.</summary>
    public async Task SaveAsync(AuditEvent what, CancellationToken cancellationToken)
    {
        await RecordAsync(what, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Keeps what is recorded. The module that owns the table registers one as a singleton; without it nothing is kept.</summary>
public abstract class AuditLog
{
    /// <summary>Adds the event to what the context saves next.</summary>
    public abstract void Add(CmsDbContext db, Actor actor, AuditEvent what);
}
