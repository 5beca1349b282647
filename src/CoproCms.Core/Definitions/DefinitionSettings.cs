using CoproCms.Settings;

namespace CoproCms.Definitions;

/// <summary>What a section of settings belongs to.</summary>
public enum DefinitionLevel
{
    Type,

    /// <summary>A part as it stands on a type.</summary>
    TypePart,

    Part,
    Field,
}

/// <summary>
/// A section of settings that every definition of a level may have, whatever its part or field. Modules add theirs with
/// <c>services.AddSingleton(new DefinitionSettings(…))</c>; what belongs to one field or part alone stands on its
/// <see cref="Fields.FieldType"/> or <see cref="Parts.PartType"/>.
/// </summary>
public sealed record DefinitionSettings(DefinitionLevel Level, SettingsForm Form)
{
    private static SettingInput DisplayName => SettingInput.Text("DisplayName", "Name shown to people");

    private static SettingInput Description => SettingInput.Text("Description", "Description");

    private static SettingInput DisplayMode => SettingInput.Text("DisplayMode", "Display mode", "The templates of that mode show it; empty for the standard one.");

    /// <summary>Orchard Core's own.</summary>
    public static IEnumerable<DefinitionSettings> Standard =>
    [
        new(DefinitionLevel.Type, new("ContentTypeSettings",
            Description,
            SettingInput.Flag("Creatable", "Editors can create it"),
            SettingInput.Flag("Listable", "It is listed with the content"),
            SettingInput.Flag("Draftable", "It has drafts", "Without drafts every save is published at once."),
            SettingInput.Flag("Versionable", "Earlier versions are kept"),
            SettingInput.Flag("Securable", "It has permissions of its own"),
            SettingInput.Text("Stereotype", "Stereotype", "Widget, MenuItem, CustomSettings …; empty for content that stands by itself."))),
        new(DefinitionLevel.TypePart, new("ContentTypePartSettings",
            DisplayName, Description, DisplayMode, SettingInput.Text("Editor", "Editor"))),
        new(DefinitionLevel.Part, new("ContentPartSettings",
            DisplayName, Description,
            SettingInput.Flag("Attachable", "It can be added to any content type"),
            SettingInput.Flag("Reusable", "It can be added several times, each under a name of its own"),
            SettingInput.Text("DefaultPosition", "Position on a new type"))),
        new(DefinitionLevel.Field, new("ContentPartFieldSettings", DisplayName, Description, DisplayMode)),
    ];
}
