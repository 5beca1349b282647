using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;

namespace CoproCms.GraphQL.Building;

/// <summary>A piece of a content item's JSON with the item it belongs to: the source of every object that is no content item.</summary>
/// <param name="Item">The item, or the nested item, whose JSON it is.</param>
/// <param name="Json">The piece, null where the item lacks it.</param>
/// <param name="RunsLiquid">Whether Liquid in its HTML is run: its definition says that the HTML is not sanitised.</param>
public readonly record struct ContentNode(ContentItem Item, JsonObject? Json, bool RunsLiquid);

/// <summary>Finds a piece of JSON from a resolver's source: a <see cref="ContentItem"/> or a <see cref="ContentNode"/>.</summary>
public delegate ContentNode Locator(object source);

/// <summary>The ways to a piece of JSON.</summary>
public static class Locate
{
    /// <summary>The source itself is the piece.</summary>
    public static ContentNode Here(object source) => (ContentNode)source;

    /// <summary>A part of the item that is the source.</summary>
    public static Locator Part(ContentTypePartDefinition part)
    {
        var (name, runsLiquid) = (part.Name, RunsLiquid(part.Section(part.Part.Name + "Settings")));
        return source =>
        {
            var item = (ContentItem)source;
            return new(item, item.Part(name), runsLiquid);
        };
    }

    /// <summary>A field of a part.</summary>
    public static Locator Field(Locator part, ContentPartFieldDefinition field)
    {
        var (name, runsLiquid) = (field.Name, RunsLiquid(field.Section(field.FieldType + "Settings")));
        return source =>
        {
            var node = part(source);
            return new(node.Item, node.Json.Object(name), runsLiquid);
        };
    }

    private static bool RunsLiquid(JsonObject settings) => settings.Flag("SanitizeHtml") == false;
}

/// <summary>Reads scalars from content JSON as the schema writes them.</summary>
internal static class ScalarReading
{
    private static readonly object True = true;
    private static readonly object False = false;

    public static object? Read(JsonObject? json, string member, ScalarKind kind) => kind switch
    {
        ScalarKind.String or ScalarKind.Id or ScalarKind.TimeSpan => json.Text(member),
        ScalarKind.Boolean => json.Flag(member) is { } flag ? Box(flag) : null,
        ScalarKind.Integer => json.Number(member) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null,
        ScalarKind.Decimal => json.Number(member),
        ScalarKind.Date => json.Instant(member)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ScalarKind.DateTime => json.Instant(member),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind of scalar."),
    };

    public static object Box(bool flag) => flag ? True : False;
}
