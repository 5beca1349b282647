using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Admin.Contents;

/// <summary>The editors of an item's parts, or of those of an item nested in another.</summary>
/// <param name="Scope">What the page has in common.</param>
/// <param name="Prefix">Path of a nested item with its point, <c>BagPart.ContentItems[0].</c>; empty for the item itself.</param>
/// <param name="Type">Its type.</param>
/// <param name="Content">Its JSON.</param>
internal sealed record ItemEditor(EditorScope Scope, string Prefix, ContentTypeDefinition Type, JsonObject Content)
{
    // What says when and in which language rather than what: beside the form.
    private static readonly string[] Aside = ["LocalizationPart", "PublishLaterPart", "ArchiveLaterPart"];

    public IEnumerable<PartEditor> Parts => Type.Parts.Select(p => Of(p));

    /// <summary>The parts in the main column.</summary>
    public IEnumerable<PartEditor> Main => Parts.Where(p => !Aside.Contains(p.Part.Part.Name));

    /// <summary>The parts beside it.</summary>
    public IEnumerable<PartEditor> Side => Parts.Where(p => Aside.Contains(p.Part.Part.Name));

    /// <summary>The editor of a part that is attached to no type, such as FlowMetadata.</summary>
    public PartEditor Welded(string part) => Of(new(part, new(part, [], []), []));

    private PartEditor Of(ContentTypePartDefinition part) => new(Scope, Prefix + part.Name, part, Content.Object(part.Name) ?? []);
}
