using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;

namespace CoproCms.Users.TwoFactor;

/// <summary>Who needs a second factor, by Orchard Core's sections and members of the site's settings.</summary>
internal sealed class TwoFactorSettings(JsonObject site)
{
    public const string RoleSection = "RoleLoginSettings";
    public const string ForSpecificRoles = "RequireTwoFactorAuthenticationForSpecificRoles";
    public const string Roles = "Roles";
    public const string Section = "TwoFactorLoginSettings";
    public const string Everyone = "RequireTwoFactorAuthentication";
    public const string Remember = "AllowRememberClientTwoFactorAuthentication";
    public const string CodeCount = "NumberOfRecoveryCodesToGenerate";
    public const int DefaultCodes = 10;
    public const int MostCodes = 50;

    public bool ForEveryone { get; } = site.Object(Section).Flag(Everyone) == true;

    public IReadOnlyList<string> RequiredFor { get; } = site.Object(RoleSection).Flag(ForSpecificRoles) == true ? [.. site.Object(RoleSection).Texts(Roles)] : [];

    /// <summary>Whether people may let a browser be known, so that it is not asked for a code for 30 days.</summary>
    public bool MayRemember { get; } = site.Object(Section).Flag(Remember) != false;

    public int Codes { get; } = (int?)site.Object(Section).Number(CodeCount) is int count and > 0 ? Math.Min(count, MostCodes) : DefaultCodes;

    public bool IsRequiredOf(IEnumerable<string> roles) => ForEveryone || roles.Any(role => RequiredFor.Contains(role, StringComparer.OrdinalIgnoreCase));
}

/// <summary>Says what is wrong in the section about roles.</summary>
internal sealed class RoleLoginSettingsSection : SettingsSection
{
    public override string Name => TwoFactorSettings.RoleSection;

    public override IEnumerable<SettingsFault> Faults(JsonObject section)
    {
        if (section[TwoFactorSettings.ForSpecificRoles] is { } flag && flag.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False))
            yield return new(TwoFactorSettings.ForSpecificRoles, "twoFactor.flag", "this is true or false");
        if (section[TwoFactorSettings.Roles] is { } roles && (roles is not JsonArray list || list.Any(r => r?.GetValueKind() != System.Text.Json.JsonValueKind.String)))
            yield return new(TwoFactorSettings.Roles, "twoFactor.roles", "this is a list of names of roles, such as [\"Administrator\"]");
    }
}
