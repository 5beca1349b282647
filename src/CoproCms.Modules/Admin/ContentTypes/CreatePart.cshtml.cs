using System.Text.Json.Nodes;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes;

[AdminPermission("EditContentTypes")]
internal sealed class CreatePartModel(DefinitionStore store, DefinitionEditor editor) : CreatePage(store, editor)
{
    private const string Section = "ContentPartSettings";

    public override string ListAddress => "~/Admin/ContentParts/List";

    protected override string EditAddress => "~/Admin/ContentParts/Edit";

    protected override DefinitionDraft? Find(ContentDefinitions definitions) => DefinitionDraft.OfPart(From!, definitions);

    protected override DefinitionDraft Draft(string name, string displayName, ContentDefinitions definitions)
    {
        var source = From is null ? null : definitions.Parts.GetValueOrDefault(From);
        var settings = Clone(source?.Settings ?? new() { [Section] = new JsonObject { ["Attachable"] = true } });
        if (settings[Section] is JsonObject section && displayName != name)
            section["DisplayName"] = displayName;
        return new(null, new(name, settings, source?.Fields ?? []));
    }
}
