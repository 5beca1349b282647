using CoproCms.Definitions;
using CoproCms.Security;

namespace CoproCms.Users.Management;

/// <summary>A permission as a role has it.</summary>
/// <param name="Name">Orchard Core's name.</param>
/// <param name="Description">In English, to be translated; <c>{0}</c> stands for the subject.</param>
/// <param name="Subject">Display name of the content type, or name of the role, that it is about; null for none.</param>
/// <param name="IsGranted">Given to the role itself.</param>
/// <param name="Sources">Names of the permissions of the role that imply it.</param>
/// <param name="ImpliedBy">Names of all that would.</param>
/// <param name="IsCritical">See <see cref="SecurityCritical"/>.</param>
internal sealed record PermissionRow(string Name, string Description, string? Subject, bool IsGranted, IReadOnlyList<string> Sources, IReadOnlyList<string> ImpliedBy, bool IsCritical);

internal sealed record PermissionGroup(string Title, bool IsType, IReadOnlyList<PermissionRow> Rows);

/// <summary>Every permission there is, and what a role makes of it.</summary>
internal sealed class PermissionMatrix
{
    public const string Content = "Content of every type";
    public const string People = "Users and roles";
    public const string Site = "The site";

    private PermissionMatrix(IReadOnlyList<PermissionGroup> groups, IReadOnlyList<string> others) => (Groups, Others) = (groups, others);

    public IReadOnlyList<PermissionGroup> Groups { get; }

    /// <summary>What is granted and has no line of its own: permissions about one query, one menu and the like.</summary>
    public IReadOnlyList<string> Others { get; }

    public static PermissionMatrix Make(Permissions permissions, ContentDefinitions definitions, IEnumerable<string> roleNames, IReadOnlyCollection<string> granted)
    {
        var all = All(permissions, definitions, [.. roleNames]);
        var held = Closure(all.SelectMany(g => g.Lines).Select(l => l.Permission), granted);
        var groups = all.Select(g => new PermissionGroup(g.Title, g.IsType, [.. g.Lines.Select(l => Row(l.Permission, l.Subject))]));
        var named = all.SelectMany(g => g.Lines).Select(l => l.Permission.Name).ToHashSet();
        return new([.. groups], [.. granted.Where(g => !named.Contains(g)).Order(StringComparer.Ordinal)]);

        PermissionRow Row(Permission p, string? subject) => new(
            p.Name, p.Description, subject, granted.Contains(p.Name), [.. p.ImpliedBy.Where(held.Contains)], p.ImpliedBy, SecurityCritical.Contains(p.Name));
    }

    private static List<(string Title, bool IsType, IReadOnlyList<Line> Lines)> All(Permissions permissions, ContentDefinitions definitions, IReadOnlyList<string> roleNames)
    {
        var content = ContentPermissions.Global().ToList();
        var people = UserPermissions.All.Select(p => p.Name).ToHashSet();
        var plain = permissions.All.Where(p => !p.IsTemplate).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var perRole = permissions.All.Where(p => p.IsTemplate && people.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)
            .SelectMany(p => roleNames.Where(SystemRoles.IsGiven).Select(role => new Line(new(p.For(role), p.Description, p.ImpliedBy), role)));
        List<(string, bool, IReadOnlyList<Line>)> groups =
        [
            (Content, false, Lines(content)),
            (People, false, [.. Lines(plain.Where(p => people.Contains(p.Name))), .. perRole]),
            (Site, false, Lines(plain.Where(p => !people.Contains(p.Name) && content.All(c => c.Name != p.Name)))),
        ];
        groups.AddRange(definitions.Types.Values.Where(t => t.Securable).OrderBy(t => t.DisplayName, StringComparer.Ordinal).Select(t => (t.DisplayName, true, OfType(t))));
        return groups;
    }

    private static IReadOnlyList<Line> Lines(IEnumerable<Permission> permissions) => [.. permissions.Select(p => new Line(p, null))];

    private static IReadOnlyList<Line> OfType(ContentTypeDefinition type) => [.. ContentPermissions.ForType(type.Name)
        .Zip(ContentPermissions.ForType("{0}"), (p, template) => new Line(p with { Description = template.Description }, type.DisplayName))];

    private static HashSet<string> Closure(IEnumerable<Permission> all, IReadOnlyCollection<string> granted)
    {
        var held = granted.ToHashSet();
        var rest = all.ToList();
        while (rest.RemoveAll(p => !held.Contains(p.Name) && p.ImpliedBy.Any(held.Contains) && held.Add(p.Name)) > 0)
        {
            // Each round may make the next one's grants.
        }

        return held;
    }

    private readonly record struct Line(Permission Permission, string? Subject);
}
