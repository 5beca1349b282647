using System.Text.Json.Nodes;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes;

[AdminPermission("EditContentTypes")]
internal sealed class CreateModel(DefinitionStore store, DefinitionEditor editor) : CreatePage(store, editor)
{
    private static readonly string[] Flags = ["Creatable", "Listable", "Draftable", "Versionable", "Securable"];

    public override string ListAddress => "~/Admin/ContentTypes/List";

    protected override string EditAddress => "~/Admin/ContentTypes/Edit";

    protected override DefinitionDraft? Find(ContentDefinitions definitions) => DefinitionDraft.OfType(From!, definitions);

    protected override DefinitionDraft Draft(string name, string displayName, ContentDefinitions definitions)
    {
        if (From is not null && DefinitionDraft.OfType(From, definitions) is { Type: { } type } source)
        {
            var own = source.Part with { Name = name, Settings = Clone(source.Part.Settings) };
            var parts = type.Parts.Select(p => p.Part.Name == type.Name ? p with { Name = p.Name == type.Name ? name : p.Name, Part = own } : p);
            return new(new(name, displayName, Clone(type.Settings), [.. parts]), own);
        }

        var settings = new JsonObject { ["ContentTypeSettings"] = new JsonObject(Flags.Select(f => KeyValuePair.Create<string, JsonNode?>(f, true))) };
        var part = new ContentPartDefinition(name, [], []);
        return new(new(name, displayName, settings, [new("TitlePart", new("TitlePart", [], []), []), new(name, part, [])]), part);
    }
}
