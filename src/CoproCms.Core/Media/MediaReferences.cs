using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;

namespace CoproCms.Media;

/// <summary>
/// Media files that content shows, found wherever they stand in a document: in media fields, in nested items and as addresses in texts. They are
/// indexed beside the references to items, so that one can ask where a file is used.
/// </summary>
public static partial class MediaReferences
{
    /// <summary>What the targets that are files begin with; no id of an item does.</summary>
    public const string Prefix = "media:";

    private const string Paths = "Paths";

    /// <summary>What a file is called among the targets of references; never the id of an item.</summary>
    public static string Target(string path) => Prefix + path;

    /// <summary>The targets in one member of a part.</summary>
    public static IEnumerable<string> In(JsonNode? value) => PathsIn(value).Select(Target);

    private static IEnumerable<string> PathsIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m is (Paths, JsonArray) ? members.Texts(Paths) : PathsIn(m.Value)),
        JsonArray values => values.SelectMany(PathsIn),
        JsonValue value when value.TryReadText() is { } text => AddressesIn(text),
        _ => [],
    };

    private static IEnumerable<string> AddressesIn(string text) => text.Contains("/media/", StringComparison.Ordinal)
        ? Address().Matches(text).Select(m => Uri.UnescapeDataString(m.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal))) : [];

    // In HTML, in Markdown and by itself; what follows ? or # is no part of the path.
    [GeneratedRegex("""/media/([^\s"'<>?#)\\]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
