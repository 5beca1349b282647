using CoproCms.Auditing;
using CoproCms.Data;
using CoproCms.Localization;
using CoproCms.Security;

namespace CoproCms.AuditTrail.Storage;

/// <summary>Turns events into rows of the context that is about to save.</summary>
internal sealed class AuditWriter(KeyGenerator keys, TimeProvider time) : AuditLog
{
    public override void Add(CmsDbContext db, Actor actor, AuditEvent what)
    {
        var (before, after) = Difference.Of(what.Before, what.After);
        // A change that says the same in other words, or only moves what is never shown.
        if (what is { Action: AuditActions.Changed, Before: not null, After: not null } && before is null && after is null)
            return;
        var (name, who) = (Cut(what.Name), Cut(actor.UserName));
        db.Add(new AuditEntry
        {
            Id = keys.Next(),
            WhenUtc = time.GetUtcNow().UtcDateTime,
            ActorKind = KindOf(actor),
            ActorId = actor.UserId,
            ActorName = who,
            ActorKey = Cut(TextFolding.Fold(who)),
            Category = what.Category,
            Action = what.Action,
            Subject = Cut(what.Subject)!,
            Name = name,
            NameKey = Cut(TextFolding.Fold(name)),
            ContentType = what.ContentType,
            VersionId = what.VersionId,
            PreviousVersionId = what.PreviousVersionId,
            Before = before,
            After = after,
            ClientAddress = what.ClientAddress,
        });
    }

    // A scope that nobody was named in is a worker's: at the doors of the web someone always is.
    private static ActorKind KindOf(Actor actor) =>
        ReferenceEquals(actor, Actor.System) || ReferenceEquals(actor, Actor.Nobody) ? ActorKind.System
        : actor.UserId is not null ? ActorKind.User
        : actor.UserName is not null ? ActorKind.Client
        : ActorKind.Visitor;

    private static string? Cut(string? text)
    {
        if (text is null || text.Length <= AuditEntryConfiguration.NameLength)
            return text;
        var length = char.IsHighSurrogate(text[AuditEntryConfiguration.NameLength - 1]) ? AuditEntryConfiguration.NameLength - 1 : AuditEntryConfiguration.NameLength;
        return text[..length];
    }
}
