using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.TwoFactor;

/// <summary>Who needs a second factor, as people change it: Orchard Core's two sections on one page.</summary>
internal sealed class TwoFactorSection : SettingsSection
{
    public override string Name => TwoFactorSettings.Section;

    public override string Group => "userLogin";

    public override string Title => "Two-factor sign-in";

    public override string Permission => UserPermissions.ManageUsers;

    public override SettingsForm Form { get; } = new(TwoFactorSettings.Section,
        SettingInput.Flag(TwoFactorSettings.Everyone, "Everyone needs a second factor", "An app on a phone or another device that shows a new code every half minute. Who has none sets it up at the next sign-in."),
        SettingInput.Of(SettingKind.Chosen, TwoFactorSettings.Roles, "Roles that need a second factor") with { Source = RoleChoices.Name },
        SettingInput.Flag(TwoFactorSettings.Remember, "A browser may be remembered for 30 days", "It is not asked for a code again in that time.", standard: true),
        SettingInput.WholeNumber(TwoFactorSettings.CodeCount, "Recovery codes that each person gets", 1, TwoFactorSettings.DefaultCodes) with { Maximum = TwoFactorSettings.MostCodes });

    public override JsonObject Read(SiteSettings settings)
    {
        var section = (JsonObject)(settings.Json.Object(Name) ?? []).DeepClone();
        section[TwoFactorSettings.Roles] = new JsonArray([.. new TwoFactorSettings(settings.Json).RequiredFor.Select(r => JsonValue.Create(r))]);
        return section;
    }

    public override JsonObject Write(JsonObject section)
    {
        var own = (JsonObject)section.DeepClone();
        own.Remove(TwoFactorSettings.Roles);
        var roles = section.Texts(TwoFactorSettings.Roles).ToList();
        return new()
        {
            [Name] = own,
            [TwoFactorSettings.RoleSection] = new JsonObject
            {
                [TwoFactorSettings.ForSpecificRoles] = roles.Count > 0,
                [TwoFactorSettings.Roles] = new JsonArray([.. roles.Select(r => JsonValue.Create(r))]),
            },
        };
    }

    public override IEnumerable<SettingsFault> Faults(JsonObject section) => [];

    public override IEnumerable<string> Warnings(JsonObject before, JsonObject after)
    {
        if (after.Flag(TwoFactorSettings.Everyone) == true && before.Flag(TwoFactorSettings.Everyone) != true)
            yield return "Whoever has no second factor, you too, gets in again only after setting one up: keep a phone or another device at hand.";
        var more = after.Texts(TwoFactorSettings.Roles).Except(before.Texts(TwoFactorSettings.Roles)).ToList();
        if (more.Count > 0)
            yield return $"People with these roles get in again only after setting up a second factor: {string.Join(", ", more)}";
        if (after.Flag(TwoFactorSettings.Everyone) != true && before.Flag(TwoFactorSettings.Everyone) == true)
            yield return "A password alone lets people in again, unless one of their roles needs more.";
        var fewer = before.Texts(TwoFactorSettings.Roles).Except(after.Texts(TwoFactorSettings.Roles)).ToList();
        if (fewer.Count > 0)
            yield return $"A password alone lets people with these roles in again: {string.Join(", ", fewer)}";
    }
}

/// <summary>The names of the roles that people are given.</summary>
internal sealed class RoleChoices(RoleManager<Role> roles) : ISettingChoices
{
    public const string Name = "roles";

    public string Source => Name;

    public async Task<IReadOnlyList<SettingChoice>> ReadAsync(CancellationToken cancellationToken) => await roles.Roles.Select(r => r.Name!)
        .Where(r => r != SystemRoles.Anonymous && r != SystemRoles.Authenticated).OrderBy(r => r).Select(r => new SettingChoice(r, r)).ToListAsync(cancellationToken);
}
