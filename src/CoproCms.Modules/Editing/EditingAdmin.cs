using CoproCms.Admin;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Security;

namespace CoproCms.Editing;

/// <summary>Unsaved work on the dashboard.</summary>
internal sealed class EditingAdmin(WorkingCopyStore copies) : AdminExtension
{
    public override async Task<IReadOnlyList<AdminAwaiting>> AwaitingAsync(Actor actor, AdminText text, CancellationToken cancellationToken)
    {
        var count = actor.UserId is { } user ? await copies.CountAsync(user, cancellationToken) : 0;
        return count == 0 ? [] : [new(text.Plural("{0} item with unsaved work of yours", count), count, "~/Admin/Contents/Unsaved")];
    }
}
