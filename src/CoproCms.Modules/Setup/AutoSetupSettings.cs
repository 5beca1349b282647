using Microsoft.Extensions.Configuration;

namespace CoproCms.Setup;

/// <summary>
/// The site to be set up, from Orchard Core's settings: <c>OrchardCore:OrchardCore_AutoSetup</c>, the tenant whose <c>ShellName</c> is Default.
/// <c>AutoSetupPath</c> has no say: set-up is done before the first request is taken.
/// </summary>
internal sealed class AutoSetupSettings(IConfiguration configuration)
{
    private const string Section = "OrchardCore:OrchardCore_AutoSetup";
    private static readonly TimeSpan StandardLockTimeout = TimeSpan.FromMinutes(1);

    private IConfigurationSection? Tenant { get; } = configuration.GetSection($"{Section}:Tenants").GetChildren()
        .FirstOrDefault(t => "Default".Equals(t["ShellName"], StringComparison.OrdinalIgnoreCase));

    public string SiteName => Value("SiteName") ?? "CoproCms";
    public string SiteTimeZone => Value("SiteTimeZone") ?? "Europe/London";
    public string AdminUsername => Value("AdminUsername") ?? "admin";
    public string AdminEmail => Value("AdminEmail") ?? "admin@example.org";

    /// <summary>Null to have one made.</summary>
    public string? AdminPassword => Value("AdminPassword");

    /// <exception cref="SetupFailedException">No recipe is named.</exception>
    public string RecipeName => Value("RecipeName")
        ?? throw new SetupFailedException($"the site is not set up, and no recipe is named to do it: set {Section}:Tenants:0:RecipeName (and ShellName to Default)");

    public TimeSpan LockTimeout => int.TryParse(configuration[$"{Section}:LockOptions:LockTimeout"], out var milliseconds) && milliseconds > 0
        ? TimeSpan.FromMilliseconds(milliseconds) : StandardLockTimeout;

    /// <summary>What recipes may ask for by <c>parameters(…)</c>, by Orchard Core's names; passwords and connections are not among them.</summary>
    public Dictionary<string, string?> Parameters(string adminUserId) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["SiteName"] = SiteName,
        ["SiteTimeZone"] = SiteTimeZone,
        ["AdminUsername"] = AdminUsername,
        ["AdminUserId"] = adminUserId,
        ["AdminEmail"] = AdminEmail,
        ["DatabaseProvider"] = Value("DatabaseProvider"),
        ["DatabaseTablePrefix"] = Value("DatabaseTablePrefix"),
        ["DatabaseSchema"] = Value("DatabaseSchema"),
        ["FeatureProfile"] = Value("FeatureProfile"),
    };

    private string? Value(string key) => Tenant?[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}

/// <summary>Set-up could not be done; the database is as it was. The message says why and what to do.</summary>
public sealed class SetupFailedException(string message, Exception? inner = null) : Exception(message, inner);
