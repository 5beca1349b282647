using System.Collections.Immutable;

namespace CoproCms.Settings;

/// <summary>
/// The inputs by which people change one section of settings: of a field, of a part, of a content type, or of the site. Declared once, beside
/// what reads the settings; labels and hints are English texts that surfaces translate.
/// </summary>
/// <param name="Section">The member that holds the section: <c>TextFieldSettings</c>. Empty for the members of the site's settings themselves.</param>
/// <param name="Inputs">In the order shown.</param>
public sealed record SettingsForm(string Section, params ImmutableArray<SettingInput> Inputs)
{
    private const string Required = "Required";

    /// <summary>The editor of a field that the section belongs to; null when it belongs to the field whatever its editor.</summary>
    public string? Editor { get; init; }

    /// <summary>The section of a field whose value may be demanded: that and a hint first, as every field has them.</summary>
    public static SettingsForm Field(string section, params IEnumerable<SettingInput> inputs) =>
        new(section, [SettingInput.Flag(Required, "A value is required"), Hint, .. inputs]);

    /// <summary>The section of a field that always has a value.</summary>
    public static SettingsForm OptionalField(string section, params IEnumerable<SettingInput> inputs) => new(section, [Hint, .. inputs]);

    private static SettingInput Hint => SettingInput.Text("Hint", "Hint", "Shown to editors below the input.");
}
