using System.Text.Json.Nodes;

namespace CoproCms.Settings;

/// <summary>
/// A section of <see cref="SiteSettings"/> that a module reads, so that what is wrong in it is said when it is written.
/// Register with <c>services.AddSingleton&lt;SettingsSection, T&gt;()</c>.
/// </summary>
public abstract class SettingsSection
{
    /// <summary>Its member of the settings: <c>CorsSettings</c>.</summary>
    public abstract string Name { get; }

    public abstract IEnumerable<SettingsFault> Faults(JsonObject section);
}

/// <param name="Pointer">Where, as a JSON pointer below the section without its leading slash.</param>
/// <param name="Code">A stable name of the rule.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record SettingsFault(string Pointer, string Code, string Message);
