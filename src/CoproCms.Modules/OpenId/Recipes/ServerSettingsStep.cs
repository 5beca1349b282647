using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.OpenId.Server;
using CoproCms.Recipes;
using CoproCms.Settings;

namespace CoproCms.OpenId.Recipes;

/// <summary>
/// What the server offers. Orchard Core reads the settings beside the step's name but exports them one level down; both are read. What the step does
/// not name is off, as there.
/// </summary>
internal sealed class ServerSettingsStep(SiteSettingsStore settings, ServerSettingsSection section) : RecipeStep
{
    private const string ProofKey = "RequireProofKeyForCodeExchange";

    private static readonly string[] Flags =
    [
        nameof(ServerSettings.DisableAccessTokenEncryption), nameof(ServerSettings.UseReferenceAccessTokens), nameof(ServerSettings.EnableTokenEndpoint),
        nameof(ServerSettings.EnableAuthorizationEndpoint), nameof(ServerSettings.EnableLogoutEndpoint), nameof(ServerSettings.EnableUserInfoEndpoint),
        nameof(ServerSettings.EnableIntrospectionEndpoint), nameof(ServerSettings.EnablePushedAuthorizationEndpoint), nameof(ServerSettings.EnableRevocationEndpoint),
        nameof(ServerSettings.AllowClientCredentialsFlow), nameof(ServerSettings.AllowAuthorizationCodeFlow), nameof(ServerSettings.AllowRefreshTokenFlow),
        nameof(ServerSettings.DisableRollingRefreshTokens), nameof(ServerSettings.RequirePushedAuthorizationRequests), ProofKey, .. OtherFlows.Names,
    ];

    private static readonly string[] Certificates =
    [
        "EncryptionCertificateStoreLocation", "EncryptionCertificateStoreName", "EncryptionCertificateThumbprint",
        "SigningCertificateStoreLocation", "SigningCertificateStoreName", "SigningCertificateThumbprint",
    ];

    public override string Name => ServerSettings.Section;

    public override JsonObject Schema => StepSchema.Object([.. Members(), (ServerSettings.Section, StepSchema.Object([.. Members()]))]);

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var (json, at) = Settings(step);
        foreach (var fault in section.Faults(json))
            step.Error(at + fault.Pointer, fault.Code, fault.Message);
        OtherFlows.Check(step, json, at);
        foreach (var member in Certificates.Where(c => !string.IsNullOrEmpty(json.Text(c))))
            step.Unknown(at + member, "openid.certificate", "certificates are files here; name them in the settings CoproCms:OpenId:SigningCertificate:Path and CoproCms:OpenId:EncryptionCertificate:Path");
        if (json.Flag(nameof(ServerSettings.AllowAuthorizationCodeFlow)) == true && json.Flag(ProofKey) == false)
            step.Warn(at + ProofKey, "openid.pkce", "PKCE is asked of every application, whatever this says");
        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var (json, _) = Settings(step);
        var isNew = !(await settings.GetAsync(cancellationToken)).Json.ContainsKey(ServerSettings.Section);
        var changed = await settings.MergeAsync(new() { [ServerSettings.Section] = json.DeepClone() }, cancellationToken);
        step.Report(isNew ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged, "setting", ServerSettings.Section);
    }

    private static (JsonObject Json, string At) Settings(RecipeStepContext step) =>
        step.Json.Object(ServerSettings.Section) is { } nested ? (nested, ServerSettings.Section + "/") : (step.Json, "");

    private static IEnumerable<(string, JsonObject)> Members() =>
    [
        ("AccessTokenFormat", StepSchema.Choice(ServerSettings.DataProtection, ServerSettings.JsonWebToken)),
        (nameof(ServerSettings.Authority), StepSchema.Text("The issuer; without it the address of the request.")),
        .. Flags.Select(f => (f, StepSchema.Flag())),
        .. Certificates.Select(c => (c, StepSchema.Any("Certificates are settings here: CoproCms:OpenId."))),
    ];
}

/// <summary>Flows of Orchard Core that hand passwords or tokens to where they leak, and are not offered.</summary>
internal static class OtherFlows
{
    public static readonly string[] Names = ["AllowPasswordFlow", "AllowImplicitFlow", "AllowHybridFlow"];

    public static void Check(RecipeStepContext step, JsonObject json, string at)
    {
        foreach (var flow in Names.Where(f => json.Flag(f) == true))
            step.Unknown(at + flow, "openid.flow", $"{flow} is not offered: it hands passwords or tokens to where they leak; use AllowAuthorizationCodeFlow, which asks for PKCE");
    }
}
