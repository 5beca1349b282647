using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using CoproCms.Settings;

namespace CoproCms.Admin.ContentTypes;

/// <summary>Which settings a definition has, put together from what fields, parts and modules declare.</summary>
internal sealed class DefinitionForms(FieldTypes fields, PartTypes parts, IEnumerable<DefinitionSettings> settings)
{
    private const string FieldSection = "ContentPartFieldSettings";
    private const string Editor = "Editor";

    private readonly ILookup<DefinitionLevel, SettingsForm> _levels = settings.ToLookup(s => s.Level, s => s.Form);

    public IEnumerable<SettingsForm> Type => _levels[DefinitionLevel.Type];

    public IEnumerable<SettingsForm> Part => _levels[DefinitionLevel.Part];

    public IEnumerable<SettingsForm> Of(ContentTypePartDefinition part) =>
        _levels[DefinitionLevel.TypePart].Concat(parts.Find(part.Part.Name)?.SettingsForms ?? []);

    public IEnumerable<SettingsForm> Of(ContentPartFieldDefinition field)
    {
        var type = fields.Find(field.FieldType);
        var editor = field.Section(FieldSection).Text(Editor) ?? "";
        var editors = Editors(type, editor);
        var own = type?.SettingsForms.Where(f => f.Editor is null || f.Editor == editor) ?? [];
        return _levels[DefinitionLevel.Field].Concat(editors).Concat(own);
    }

    /// <summary>Every declared form, for the labels of settings.</summary>
    public IEnumerable<SettingsForm> All => _levels.SelectMany(l => l)
        .Concat(parts.All.SelectMany(p => p.SettingsForms)).Concat(fields.All.SelectMany(f => f.SettingsForms)).Append(EditorForm([]));

    public IEnumerable<string> FieldKinds => fields.All.Select(f => f.Name).Order(StringComparer.Ordinal);

    /// <summary>Parts that a type may be given: those with behaviour, and those that people made.</summary>
    public IEnumerable<string> PartNames(ContentDefinitions definitions) => parts.All.Select(p => p.Name)
        .Concat(definitions.Parts.Values.Where(p => !definitions.Types.ContainsKey(p.Name)).Select(p => p.Name))
        .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of a field in words: <c>TextField</c> is <c>Text field</c>.</summary>
    public static string Words(string kind) =>
        string.Concat(kind.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Whether a part may stand on a type several times.</summary>
    public static bool IsReusable(string part, ContentDefinitions definitions) =>
        part is "BagPart" || (definitions.Parts.GetValueOrDefault(part)?.Settings.Object("ContentPartSettings").Flag("Reusable") ?? false);

    private static IEnumerable<SettingsForm> Editors(FieldType? type, string editor)
    {
        var known = type?.Editors ?? [];
        if (editor.Length > 0 && known.All(e => e.Value != editor))
            known = known.Add(new(editor, editor));
        return known.IsEmpty ? [] : [EditorForm(known)];
    }

    private static SettingsForm EditorForm(IEnumerable<SettingChoice> editors) =>
        new(FieldSection, SettingInput.Choice(Editor, "Editor", [new("", "The ordinary one"), .. editors]));
}
