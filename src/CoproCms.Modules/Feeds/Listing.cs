using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Feeds;

/// <summary>A page that lists the items of a type in its language.</summary>
internal sealed record Listing(string ContentItemId, string Path, string? Culture, string Title, string ContentType, bool HoldsEvents)
{
    /// <summary>Name of the content type, and of its own part.</summary>
    public const string Type = "Listing";

    public const string TypeField = "ItemType";

    /// <summary>The type that the page lists, null when it is no list page.</summary>
    public static string? TypeOf(ContentItem page) => page.Field(Type, TypeField).Text("Text") is { Length: > 0 } type ? type : null;

    /// <summary>Whether items of the type have a start, and so belong in a calendar.</summary>
    public static bool AreEvents(string contentType, ContentDefinitions definitions) =>
        definitions.Type(contentType)?.Part(contentType)?.Part.Fields.Any(f => f is { Name: "Start", FieldType: "DateTimeField" }) == true;
}
