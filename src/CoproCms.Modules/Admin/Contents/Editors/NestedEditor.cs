using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Admin.Contents;

/// <summary>A list of items nested in a part, edited in place.</summary>
/// <param name="Scope">What the page has in common.</param>
/// <param name="Name">Path of the list, <c>FlowPart.Widgets</c>.</param>
/// <param name="Items">The items.</param>
/// <param name="Types">What can be added.</param>
/// <param name="Label">What the list is called.</param>
internal sealed record NestedEditor(EditorScope Scope, string Name, IEnumerable<JsonObject> Items, IReadOnlyList<ContentTypeDefinition> Types, string Label)
{
    /// <summary>Member in which each item has a list of the same kind below it, as terms have; null for none.</summary>
    public string? Below { get; init; }

    /// <summary>A part that each item carries though its type lacks it; null for none.</summary>
    public string? Welded { get; init; }

    public IEnumerable<NestedRow> Rows => Items.Select((json, i) => Row($"{i}", json));

    public NestedRow Row(string key, JsonObject json) => new(this, key, json);

    /// <summary>The types of a stereotype that the settings let into the part, those that the settings name before all.</summary>
    public static IReadOnlyList<ContentTypeDefinition> TypesFor(PartEditor part, string stereotype)
    {
        var (named, stereotypes) = (part.Settings.Texts("ContainedContentTypes").ToList(), part.Settings.Texts("ContainedStereotypes").DefaultIfEmpty(stereotype).ToList());
        var all = part.Scope.Definitions.Types.Values;
        return [.. (named.Count > 0 ? named.Select(part.Scope.Definitions.Type).OfType<ContentTypeDefinition>() : all.Where(t => stereotypes.Contains(t.Stereotype ?? "")))
            .OrderBy(t => part.Scope.Text[t.DisplayName], part.Scope.Text.Order)];
    }
}

/// <summary>One of the nested items.</summary>
/// <param name="List">Its list.</param>
/// <param name="Key">The key under which it is posted.</param>
/// <param name="Json">The item.</param>
internal sealed record NestedRow(NestedEditor List, string Key, JsonObject Json)
{
    public string Name => $"{List.Name}[{Key}]";

    public string ContentItemId => Json.Text(nameof(ContentItem.ContentItemId)) ?? "";

    public string ContentType => Json.Text(nameof(ContentItem.ContentType)) ?? "";

    public ContentTypeDefinition? Type => List.Scope.Definitions.Type(ContentType);

    /// <summary>By what a person knows it.</summary>
    public string DisplayText => Json.Object("TitlePart").Text("Title") ?? Json.Text(nameof(ContentItem.DisplayText)) ?? "";

    /// <summary>Null for an item of an unknown type, which stays as it is.</summary>
    public ItemEditor? Editor => Type is { } type ? new(List.Scope, Name + ".", type, Json) : null;

    public NestedEditor? Below => List.Below is { } member
        ? List with { Name = $"{Name}.{member}", Items = Json.Objects(member), Label = List.Scope.Text["Below {0}", DisplayText] } : null;
}
