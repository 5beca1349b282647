using System.Text.RegularExpressions;

namespace CoproCms.Definitions;

/// <summary>
/// Which names content types, parts and fields may have. Every type becomes a GraphQL type and a root field and every field a field of it,
/// so a name that is taken there would break the whole schema; it is refused where the definition is made.
/// </summary>
public static partial class DefinitionNames
{
    private static readonly string[] TakenTypes =
    [
        "Query", "Mutation", "Subscription", "ContentItem", "MenuItem", "User", "MediaFileItem", "SiteCulture", "Status", "OrderByDirection", "PageInfo", "NestedItemInput",
        "Author", "AuthorProfile", "Layer", "LayerWidget", "MediaAsset", "ImageMode", "ImageFormat", "Me", "SiteCultures", "SiteLayers", "MediaAssets",
        "String", "ID", "Int", "Float", "Boolean", "Decimal", "Date", "DateTime", "TimeSpan", "Long",
    ];

    private static readonly string[] TakenTypeEndings = ["Connection", "Edge", "WhereInput", "OrderByInput"];

    private static readonly string[] TakenFields =
    [
        "contentItemId", "contentItemVersionId", "contentType", "displayText", "published", "latest", "modifiedUtc", "publishedUtc", "createdUtc", "owner",
        "author", "authorProfile", "render", "path",
    ];

    public static bool IsIdentifier(string name) => Identifier().IsMatch(name);

    /// <summary>Whether GraphQL has a type or root field of that name whatever the content types are.</summary>
    public static bool IsTaken(string type) => TakenTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <returns>Why the name is refused, null when it is not.</returns>
    public static string? CheckType(string name)
    {
        if (CheckName(name) is { } reason)
            return reason;
        if (IsTaken(name))
            return $"'{name}' is taken in GraphQL; give the content type another name";
        return TakenTypeEndings.FirstOrDefault(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } ending
            ? $"names that end in '{ending}' are kept for GraphQL; give the content type another name"
            : null;
    }

    /// <returns>Why the name is refused, null when it is not.</returns>
    public static string? CheckName(string name) =>
        IsIdentifier(name) ? null : $"'{name}' is not a name: use letters, digits and underscores, a letter first";

    /// <summary>Fields of a type that would be one and the same in GraphQL.</summary>
    public static IEnumerable<string> Clashes(ContentTypeDefinition type)
    {
        var own = type.Part(type.Name)?.Part.Fields ?? [];
        var parts = type.Parts.Where(p => !p.Name.Equals(type.Name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Name).ToList();
        foreach (var field in own)
        {
            if (TakenFields.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
                yield return $"the field '{field.Name}' of {type.Name} has a name that every content item has in GraphQL; give it another";
            else if (parts.Find(p => ReaderName(p).Equals(field.Name, StringComparison.OrdinalIgnoreCase) || p.Equals(field.Name, StringComparison.OrdinalIgnoreCase)) is { } part)
                yield return $"the field '{field.Name}' of {type.Name} and its part {part} have one name in GraphQL; give the field another";
        }
    }

    private static string ReaderName(string part) => part.EndsWith("Part", StringComparison.Ordinal) ? part[..^"Part".Length] : part;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
