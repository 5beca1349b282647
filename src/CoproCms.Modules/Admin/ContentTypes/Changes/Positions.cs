using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>The order of parts and fields, which themes and editors take from the setting <c>Position</c>.</summary>
internal static class Positions
{
    private const string PartSection = "ContentTypePartSettings";
    private const string FieldSection = "ContentPartFieldSettings";
    private const string Position = "Position";

    public static IEnumerable<ContentTypePartDefinition> Ordered(this ContentTypeDefinition type) => type.Parts.OrderBy(p => Read(p.Settings, PartSection));

    public static IEnumerable<ContentPartFieldDefinition> Ordered(this ContentPartDefinition part) => part.Fields.OrderBy(f => Read(f.Settings, FieldSection));

    /// <summary>The type with its parts in the order of the names; what is not named keeps its place behind them.</summary>
    public static ContentTypeDefinition Order(this ContentTypeDefinition type, IReadOnlyList<string> names)
    {
        var before = type.Ordered().ToList();
        var after = Sort(before, p => p.Name, names);
        return before.SequenceEqual(after) ? type : type with { Parts = [.. after.Select((p, i) => p with { Settings = Write(p.Settings, PartSection, i) })] };
    }

    /// <inheritdoc cref="Order(ContentTypeDefinition, IReadOnlyList{string})"/>
    public static ContentPartDefinition Order(this ContentPartDefinition part, IReadOnlyList<string> names)
    {
        var before = part.Ordered().ToList();
        var after = Sort(before, f => f.Name, names);
        return before.SequenceEqual(after) ? part : part with { Fields = [.. after.Select((f, i) => f with { Settings = Write(f.Settings, FieldSection, i) })] };
    }

    private static List<T> Sort<T>(IEnumerable<T> elements, Func<T, string> name, IReadOnlyList<string> names) =>
        [.. elements.OrderBy(e => names.Index().Where(n => n.Item.Equals(name(e), StringComparison.OrdinalIgnoreCase)).Select(n => n.Index).DefaultIfEmpty(int.MaxValue).First())];

    private static decimal Read(JsonObject settings, string section) =>
        decimal.TryParse(settings.Object(section).Text(Position), CultureInfo.InvariantCulture, out var position) ? position : 0;

    private static JsonObject Write(JsonObject settings, string section, int position)
    {
        var copy = (JsonObject)settings.DeepClone();
        if (copy[section] is not JsonObject members)
            copy[section] = members = [];
        members[Position] = position.ToString(CultureInfo.InvariantCulture);
        return copy;
    }
}
