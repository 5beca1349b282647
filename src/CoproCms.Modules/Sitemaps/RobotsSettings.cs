using System.Text.Json.Nodes;
using CoproCms.Settings;

namespace CoproCms.Sitemaps;

/// <summary>What search engines are told, in Orchard Core's section.</summary>
internal sealed class RobotsSettings : SettingsSection
{
    public override string Name => "RobotsSettings";

    public override string Group => "robots";

    public override string Title => "Search engines";

    public override SettingsForm Form { get; } = new("RobotsSettings",
        SettingInput.Flag("AllowAllAgents", "Search engines may look at the site", standard: true),
        SettingInput.Flag("DisallowAdmin", "They are kept away from the admin", standard: true),
        SettingInput.Of(SettingKind.Lines, "AdditionalRules", "More lines for robots.txt"));

    public override IEnumerable<SettingsFault> Faults(JsonObject section) => [];
}
