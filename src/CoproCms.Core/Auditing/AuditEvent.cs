using System.Text.Json.Nodes;
using CoproCms.Security;

namespace CoproCms.Auditing;

/// <summary>Something that was done, for the audit trail.</summary>
/// <param name="Category">What it was done to, one of <see cref="AuditCategories"/>.</param>
/// <param name="Action">What was done: one of <see cref="AuditActions"/>, or another word of at most 40 characters that the category alone has.</param>
/// <param name="Subject">What it was done to: an identifier that stays, such as a content item's or a user's id, a role's name.</param>
public sealed record AuditEvent(string Category, string Action, string Subject)
{
    /// <summary>What people called it at the time. Never an e-mail address, nor anything that was typed into a form by someone unknown.</summary>
    public string? Name { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The version that came of it; what changed is shown by comparing it with <see cref="PreviousVersionId"/>.</summary>
    public string? VersionId { get; init; }

    public string? PreviousVersionId { get; init; }

    /// <summary>
    /// How it was, where it is no content; null for something new. Only what differs from <see cref="After"/> is kept, up to a limit, and members
    /// whose names say that they are secret are hidden. Whoever records it leaves personal data out.
    /// </summary>
    public JsonObject? Before { get; init; }

    public JsonObject? After { get; init; }

    /// <summary>From where, as text. Kept only where the site's settings allow it.</summary>
    public string? ClientAddress { get; init; }

    /// <summary>Who did it, where the present actor is not who did: someone who signs in is a visitor until then.</summary>
    public Actor? Actor { get; init; }
}

/// <summary>What the audit trail is about. The names are stored.</summary>
public static class AuditCategories
{
    public const string Content = "content";
    public const string SignIn = "sign-in";
    public const string User = "user";
    public const string Role = "role";
    public const string Definition = "definition";
    public const string Settings = "settings";
    public const string Template = "template";
    public const string Media = "media";
    public const string Redirect = "redirect";
    public const string Webhook = "webhook";
    public const string Application = "application";
    public const string Token = "token";
    public const string Exchange = "exchange";

    public static readonly string[] All =
        [Content, SignIn, User, Role, Definition, Settings, Template, Media, Redirect, Webhook, Application, Token, Exchange];
}

/// <summary>What is done in several categories. The names are stored.</summary>
public static class AuditActions
{
    public const string Created = "created";
    public const string Changed = "changed";
    public const string Removed = "removed";

    public const string Saved = "saved";
    public const string Published = "published";
    public const string Unpublished = "unpublished";
    public const string Deleted = "deleted";
    public const string Restored = "restored";

    public const string SignedIn = "signed in";
    public const string SignInFailed = "sign-in failed";
    public const string SignedOut = "signed out";

    public const string Imported = "imported";
    public const string Exported = "exported";
}
