using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;

namespace CoproCms.AuditTrail;

/// <summary>How long the trail is kept, in Orchard Core's section: <c>AuditTrailTrimmingSettings:{RetentionDays, Disabled}</c>.</summary>
internal sealed class TrimmingSettings : SettingsSection
{
    public const string Section = "AuditTrailTrimmingSettings";
    public const string RetentionDays = "RetentionDays";
    public const string Disabled = "Disabled";
    public const int DefaultDays = 180;
    public const int MostDays = 36_500;

    public override string Name => Section;

    public override string Group => "audit-trail";

    public override string Title => "Audit trail";

    public override SettingsForm Form { get; } = new(Section,
        SettingInput.WholeNumber(RetentionDays, "Days that entries are kept", 1, DefaultDays) with { Maximum = MostDays },
        SettingInput.Flag(Disabled, "Entries are kept for ever"));

    /// <summary>Days that entries are kept; null for ever.</summary>
    public static int? DaysIn(JsonObject site)
    {
        var section = site.Object(Section);
        if (section.Flag(Disabled) == true)
            return null;
        return section.Number(RetentionDays) is { } days and >= 1 and <= MostDays ? (int)days : DefaultDays;
    }

    public override IEnumerable<SettingsFault> Faults(JsonObject section)
    {
        if (section[RetentionDays] is not null && section.Number(RetentionDays) is not (>= 1 and <= MostDays))
            yield return new(RetentionDays, "audit.days", $"entries are kept for 1 to {MostDays} days; to keep them for ever set {Disabled}");
    }
}
