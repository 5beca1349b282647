using CoproCms.Definitions;
using CoproCms.Security;

namespace CoproCms.Content;

/// <summary>One write of one item.</summary>
/// <param name="Item">The version being written; handlers may change it while saving.</param>
/// <param name="Previous">The version that was live (else the latest) before, null for a new item. Not to be changed.</param>
/// <param name="Type">The item's type.</param>
/// <param name="Actor">Who writes.</param>
public sealed record WriteContext(ContentItem Item, ContentItem? Previous, ContentTypeDefinition Type, Actor Actor)
{
    /// <summary>Written by a recipe: parts that the recipe leaves out stay out, and identifiers and dates are kept.</summary>
    public bool Importing { get; init; }
}
