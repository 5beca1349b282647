using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Settings;

/// <summary>
/// A section of <see cref="SiteSettings"/> that a module reads, so that what is wrong in it is said when it is written.
/// Register with <c>services.AddSingleton&lt;SettingsSection, T&gt;()</c>.
/// </summary>
public abstract class SettingsSection
{
    /// <summary>The permission to change the site's settings.</summary>
    public const string ManageSettings = "ManageSettings";

    /// <summary>Its member of the settings: <c>CorsSettings</c>. Empty for the members of the settings themselves.</summary>
    public abstract string Name { get; }

    /// <summary>How people change it; null where it is changed by recipes alone. Never asks for a secret.</summary>
    public virtual SettingsForm? Form => null;

    /// <summary>The last segment of its page's address in the admin.</summary>
    public virtual string Group => Name;

    /// <summary>What its page is called, in English.</summary>
    public virtual string Title => Name;

    /// <summary>Its place among the pages of settings.</summary>
    public virtual int Order => 100;

    /// <summary>Who may change it on its page.</summary>
    public virtual string Permission => ManageSettings;

    public abstract IEnumerable<SettingsFault> Faults(JsonObject section);

    /// <summary>The same of the section as its form has it, where that is another; pointers begin with the name of an input.</summary>
    public virtual IEnumerable<SettingsFault> FormFaults(JsonObject section) => Faults(section);

    /// <summary>
    /// What a change does that whoever makes it should know first: whom it locks out, and whom it lets in. The page asks before it saves.
    /// In English, found in other languages like faults.
    /// </summary>
    /// <param name="before">The section as <see cref="Read"/> gave it.</param>
    /// <param name="after">As it is to be.</param>
    public virtual IEnumerable<string> Warnings(JsonObject before, JsonObject after) => [];

    /// <summary>The section as its form shows it.</summary>
    public virtual JsonObject Read(SiteSettings settings) => (JsonObject)(settings.Json.Object(Name) ?? []).DeepClone();

    /// <summary>The members of the settings that the form's section comes to.</summary>
    public virtual JsonObject Write(JsonObject section) => new() { [Name] = section.DeepClone() };
}

/// <param name="Pointer">Where, as a JSON pointer below the section without its leading slash.</param>
/// <param name="Code">A stable name of the rule.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record SettingsFault(string Pointer, string Code, string Message);
