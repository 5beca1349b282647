using CoproCms.Admin;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Storage;

namespace CoproCms.AuditTrail.Admin;

/// <summary>The trail's words in the reader's language.</summary>
internal static class AuditWords
{
    public static string Category(AdminText text, string category) => category switch
    {
        AuditCategories.Content => text["Content"],
        AuditCategories.SignIn => text["Signing in"],
        AuditCategories.User => text["Users"],
        AuditCategories.Role => text["Roles"],
        AuditCategories.Definition => text["Content types"],
        AuditCategories.Settings => text["Settings"],
        AuditCategories.Template => text["Templates"],
        AuditCategories.Media => text["Media"],
        AuditCategories.Redirect => text["Redirects"],
        AuditCategories.Webhook => text["Webhooks"],
        AuditCategories.Application => text["Applications"],
        AuditCategories.Token => text["API tokens"],
        AuditCategories.Exchange => text["Import and export"],
        _ => category,
    };

    public static string Action(AdminText text, string action) => action switch
    {
        AuditActions.Created => text["Created"],
        AuditActions.Changed => text["Changed"],
        AuditActions.Removed => text["Removed"],
        AuditActions.Saved => text["Saved"],
        AuditActions.Published => text["Published"],
        AuditActions.Unpublished => text["Unpublished"],
        AuditActions.Deleted => text["Put into the bin"],
        AuditActions.Restored => text["Restored"],
        AuditActions.SignedIn => text["Signed in"],
        AuditActions.SignInFailed => text["Sign-in refused"],
        AuditActions.SignedOut => text["Signed out"],
        AuditActions.Imported => text["Imported"],
        AuditActions.Exported => text["Exported"],
        ContentAudit.OwnerChanged => text["Owner changed"],
        "replaced" => text["Replaced"],
        "moved" => text["Moved"],
        "folder created" => text["Folder created"],
        "folder moved" => text["Folder moved"],
        "folder removed" => text["Folder removed"],
        "scope created" => text["Scope created"],
        "scope changed" => text["Scope changed"],
        "scope removed" => text["Scope removed"],
        "permissions changed" => text["Permissions changed"],
        "roles changed" => text["Roles changed"],
        "locked" => text["Locked"],
        "unlocked" => text["Unlocked"],
        "signed out everywhere" => text["Signed out everywhere"],
        _ => action,
    };

    public static string Who(AdminText text, AuditEntry entry) => entry.ActorKind switch
    {
        ActorKind.System => text["CoproCms itself"],
        ActorKind.Visitor => text["A visitor"],
        ActorKind.Client => text["{0} (application)", entry.ActorName ?? ""],
        _ => entry.ActorName ?? "",
    };
}
