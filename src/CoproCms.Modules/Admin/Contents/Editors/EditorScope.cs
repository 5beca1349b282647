using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Admin.Contents;

/// <summary>What every editor on a page has in common.</summary>
/// <param name="Item">The item whose form it is, also where an editor belongs to an item nested in it.</param>
/// <param name="Definitions">The content types in force.</param>
/// <param name="Fields">The registered fields.</param>
/// <param name="Parts">The registered parts.</param>
/// <param name="Views">Their views.</param>
/// <param name="Values">How values stand in controls.</param>
/// <param name="Text">The reader's words.</param>
internal sealed record EditorScope(
    ContentItem Item, ContentDefinitions Definitions, FieldTypes Fields, PartTypes Parts, EditorViews Views, FormValue Values, AdminText Text);
