using CoproCms.Fields;

namespace CoproCms.GraphQL.Building;

/// <summary>Orchard Core's rules for names in the schema.</summary>
public static class GraphQLNames
{
    private const string PartSuffix = "Part";

    /// <summary><c>ADateTime</c> is <c>aDateTime</c>: only the first letter changes.</summary>
    public static string Camel(string name) => name.Length == 0 || char.IsLower(name[0]) ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>HtmlBodyPart</c> is <c>htmlBody</c>.</summary>
    public static string Part(string name) =>
        Camel(name.Length > PartSuffix.Length && name.EndsWith(PartSuffix, StringComparison.Ordinal) ? name[..^PartSuffix.Length] : name);

    /// <summary>The input by which a part with members of its own is filtered; one of them was named otherwise before there was a rule.</summary>
    internal static string PartInput(string part) => part == "LocalizationPart" ? "LocalizationInputObjectType" : part + "Input";

    internal static string WhereInput(string type) => type + "WhereInput";

    internal static string OrderByInput(string type) => type + "OrderByInput";

    /// <summary>Whether the name can stand in a schema; a type or field whose name cannot is left out.</summary>
    internal static bool IsValid(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>The scalar by its kind; an id is read as a text and compared as an ID.</summary>
    internal static string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.Id or ScalarKind.String => "String",
        ScalarKind.Integer => "Int",
        _ => kind.ToString(),
    };
}
