using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Admin.Settings;
using CoproCms.Content;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Admin.ContentTypes;

/// <summary>Reads the editor's form into the draft that it shows.</summary>
internal sealed class DraftForm(DefinitionForms forms, SettingsReader reader)
{
    public const string TypePrefix = "Type.";
    public const string PartPrefix = "Part.";
    public const string PartOrder = "PartOrder";
    public const string FieldOrder = "FieldOrder";

    public static string Prefix(Definitions.ContentTypePartDefinition part) => $"Parts.{part.Name}.";

    public static string Prefix(Definitions.ContentPartFieldDefinition field) => $"Fields.{field.Name}.";

    /// <param name="form">As posted.</param>
    /// <param name="draft">As it was when the page was made.</param>
    /// <param name="fault">Is told the control's name and what is wrong.</param>
    public DefinitionDraft Read(IFormCollection form, DefinitionDraft draft, Action<string, string> fault)
    {
        var part = draft.Part with
        {
            Settings = draft.Type is null ? Read(form, PartPrefix, forms.Part, draft.Part.Settings, fault) : draft.Part.Settings,
            Fields = [.. draft.Part.Fields.Select(f => f with { Settings = Read(form, Prefix(f), forms.Of(f), f.Settings, fault) })],
        };
        var type = draft.Type is null ? null : draft.Type with
        {
            DisplayName = form[TypePrefix + "DisplayName"].ToString().Trim() is { Length: > 0 } name ? name : draft.Type.DisplayName,
            Settings = Read(form, TypePrefix, forms.Type, draft.Type.Settings, fault),
            Parts = [.. draft.Type.Parts.Select(p => p with { Settings = Read(form, Prefix(p), forms.Of(p), p.Settings, fault) })],
        };
        return new(type?.Order(Names(form, PartOrder)), part.Order(Names(form, FieldOrder)));
    }

    private JsonObject Read(IFormCollection form, string prefix, IEnumerable<SettingsForm> declared, JsonObject settings, Action<string, string> fault)
    {
        var result = (JsonObject)settings.DeepClone();
        foreach (var section in declared)
        {
            var before = result.Object(section.Section) ?? [];
            var after = reader.Read(form, prefix, section, before, fault);
            if (!JsonNode.DeepEquals(before, after))
                result[section.Section] = after;
        }

        return result;
    }

    private static ImmutableArray<string> Names(IFormCollection form, string name) => [.. form[name].OfType<string>()];
}
