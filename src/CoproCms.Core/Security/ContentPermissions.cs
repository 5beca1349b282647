namespace CoproCms.Security;

/// <summary>How much of a type's content an actor may use in some way.</summary>
public enum Reach { None, Own, All }

/// <summary>
/// Orchard Core's content permissions: <c>{Verb}Content</c> for all types, <c>{Verb}OwnContent</c> for one's own, and per type
/// <c>{Verb}_{Type}</c> and <c>{Verb}Own_{Type}</c>. Publishing implies editing, which implies viewing, previewing and cloning.
/// </summary>
public static class ContentPermissions
{
    public const string Publish = "Publish";
    public const string Edit = "Edit";
    public const string Delete = "Delete";
    public const string View = "View";
    public const string Preview = "Preview";
    public const string Clone = "Clone";

    public const string ListContent = "ListContent";
    public const string EditContentOwner = "EditContentOwner";

    private static readonly string[] Verbs = [Publish, Edit, Delete, View, Preview, Clone];
    private static readonly string[] PerType = [.. Verbs, .. Verbs.Select(v => v + "Own"), ListContent, EditContentOwner];

    public static IEnumerable<Permission> Global()
    {
        foreach (var verb in Verbs)
        {
            yield return new(All(verb), $"{verb} content of every type", [.. Stronger(verb).Select(All)]) { GrantedTo = RolesFor(verb) };
            yield return new(Own(verb), $"{verb} one's own content", [All(verb), .. Stronger(verb).Select(Own)]) { GrantedTo = RolesForOwn(verb) };
        }

        yield return new(ListContent, "List content in the admin", All(Edit)) { GrantedTo = [SystemRoles.Editor] };
        yield return new(EditContentOwner, "Give content to another owner");
    }

    /// <summary>The permissions that a securable type adds, for the matrix in the admin.</summary>
    public static IEnumerable<Permission> ForType(string type)
    {
        foreach (var verb in Verbs)
        {
            yield return new($"{verb}_{type}", $"{verb} {type}", [All(verb), .. Stronger(verb).Select(v => $"{v}_{type}")]);
            yield return new($"{verb}Own_{type}", $"{verb} one's own {type}", [Own(verb), $"{verb}_{type}", .. Stronger(verb).Select(v => $"{v}Own_{type}")]);
        }

        yield return new($"{ListContent}_{type}", $"List {type} in the admin", ListContent);
        yield return new($"{EditContentOwner}_{type}", $"Give {type} to another owner", EditContentOwner);
    }

    public static Reach Allows(this Actor actor, string verb, string type)
    {
        if (Holds(verb) || Stronger(verb).Any(Holds))
            return Reach.All;
        return actor.UserId is not null && (HoldsOwn(verb) || Stronger(verb).Any(HoldsOwn)) ? Reach.Own : Reach.None;

        bool Holds(string v) => actor.Has(All(v)) || actor.Has($"{v}_{type}");
        bool HoldsOwn(string v) => actor.Has(Own(v)) || actor.Has($"{v}Own_{type}");
    }

    public static bool Allows(this Actor actor, string verb, string type, string? owner) => actor.Allows(verb, type) switch
    {
        Reach.All => true,
        Reach.Own => owner == actor.UserId,
        _ => false,
    };

    /// <summary>How much of a type's content the actor may list in the admin: all with ListContent or the right to edit all, else what they may edit.</summary>
    public static Reach AllowsListing(this Actor actor, string type) =>
        actor.Has(ListContent) || actor.Has($"{ListContent}_{type}") ? Reach.All : actor.Allows(Edit, type);

    /// <summary>Whether the actor may give content of the type to another owner. Whoever edits it needs that permission too.</summary>
    public static bool AllowsGiving(this Actor actor, string type) => actor.Has(EditContentOwner) || actor.Has($"{EditContentOwner}_{type}");

    /// <summary>The type in the name of a per-type permission: <c>Post</c> for <c>Edit_Post</c>; null for any other name.</summary>
    public static string? TypeIn(string permission) =>
        permission.Split('_', 2) is [var verb, { Length: > 0 } type] && PerType.Contains(verb) ? type : null;

    /// <summary>The name that an error gives: <c>Edit_Post</c>.</summary>
    public static string Name(string verb, string type) => $"{verb}_{type}";

    private static string All(string verb) => $"{verb}Content";

    private static string Own(string verb) => $"{verb}OwnContent";

    private static string[] Stronger(string verb) => verb switch
    {
        Edit => [Publish],
        View or Preview or Clone => [Edit, Publish],
        _ => [],
    };

    private static string[] RolesFor(string verb) =>
        verb == View ? [SystemRoles.Authenticated, SystemRoles.Anonymous] : [SystemRoles.Editor];

    private static string[] RolesForOwn(string verb) => verb switch
    {
        View => [],
        Publish or Delete => [SystemRoles.Author],
        _ => [SystemRoles.Author, SystemRoles.Contributor],
    };
}
