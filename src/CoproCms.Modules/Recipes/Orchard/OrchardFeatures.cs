using System.Collections.Frozen;

namespace CoproCms.Recipes.Orchard;

/// <summary>Orchard Core's feature ids: those whose work is done here, and those whose work is not, with the reason.</summary>
internal static class OrchardFeatures
{
    private const string OtherHost = "this site runs by itself, on its own database and disk";
    private const string AnotherTheme = "the themes here are other ones; see the themes folder";

    /// <summary>What the site does, always.</summary>
    public static FrozenSet<string> Present { get; } = ((string[])
    [
        "Application.Default", "OrchardCore.Cms.Web", "OrchardCore.Admin", "OrchardCore.AdminDashboard", "OrchardCore.AdminMenu", "OrchardCore.AdminTemplates",
        "OrchardCore.Alias", "OrchardCore.Apis.GraphQL", "OrchardCore.ArchiveLater", "OrchardCore.AuditTrail", "OrchardCore.AutoSetup", "OrchardCore.Autoroute",
        "OrchardCore.BackgroundTasks", "OrchardCore.ContentFields", "OrchardCore.ContentFields.Indexing.SQL",
        "OrchardCore.ContentFields.Indexing.SQL.UserPicker", "OrchardCore.ContentLocalization", "OrchardCore.ContentLocalization.ContentCulturePicker",
        "OrchardCore.ContentLocalization.Sitemaps", "OrchardCore.ContentPreview", "OrchardCore.ContentTypes", "OrchardCore.Contents",
        "OrchardCore.Contents.Deployment.Download", "OrchardCore.Cors", "OrchardCore.CustomSettings", "OrchardCore.DataLocalization", "OrchardCore.Deployment",
        "OrchardCore.Diagnostics", "OrchardCore.DynamicCache", "OrchardCore.Features", "OrchardCore.Feeds", "OrchardCore.Flows", "OrchardCore.Forms",
        "OrchardCore.HealthChecks", "OrchardCore.HomeRoute", "OrchardCore.Html", "OrchardCore.Https", "OrchardCore.Indexing", "OrchardCore.Layers",
        "OrchardCore.Liquid", "OrchardCore.Liquid.Core", "OrchardCore.Lists", "OrchardCore.Localization", "OrchardCore.Localization.AdminCulturePicker",
        "OrchardCore.Localization.ContentLanguageHeader", "OrchardCore.Markdown", "OrchardCore.Media", "OrchardCore.Media.Cache", "OrchardCore.Media.Slugify",
        "OrchardCore.Menu", "OrchardCore.Navigation", "OrchardCore.Navigation.Core",
        "OrchardCore.OpenId", "OrchardCore.OpenId.Management", "OrchardCore.OpenId.Server", "OrchardCore.OpenId.Validation",
        "OrchardCore.Placements", "OrchardCore.Placement", "OrchardCore.PublishLater",
        "OrchardCore.Queries", "OrchardCore.Queries.Core", "OrchardCore.Queries.Sql", "OrchardCore.Recipes", "OrchardCore.Recipes.Core", "OrchardCore.Resources",
        "OrchardCore.ResponseCompression", "OrchardCore.ReverseProxy", "OrchardCore.Roles", "OrchardCore.Roles.Core", "OrchardCore.Rules", "OrchardCore.Scripting",
        "OrchardCore.Search", "OrchardCore.Search.Lucene", "OrchardCore.Search.Lucene.ContentPicker", "OrchardCore.Search.Lucene.Worker", "OrchardCore.Security",
        "OrchardCore.Seo", "OrchardCore.Settings", "OrchardCore.Setup", "OrchardCore.Shortcodes", "OrchardCore.Shortcodes.Templates", "OrchardCore.Sitemaps",
        "OrchardCore.Spatial", "OrchardCore.Taxonomies", "OrchardCore.Taxonomies.ContentsAdminList", "OrchardCore.Templates", "OrchardCore.Themes",
        "OrchardCore.Title", "OrchardCore.UrlRewriting", "OrchardCore.Users", "OrchardCore.Users.AuditTrail", "OrchardCore.Users.CustomUserSettings", "OrchardCore.Users.Localization",
        "OrchardCore.Users.TimeZone", "OrchardCore.Widgets", "SafeMode", "TheAdmin",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, string> Lacking { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["OrchardCore.Contents.Deployment.AddToDeploymentPlan"] = "exports are chosen when they are made",
        ["OrchardCore.Contents.Deployment.ExportContentToDeploymentTarget"] = "exports go to a file, not to another site",
        ["OrchardCore.Contents.FileContentDefinition"] = "content definitions live in the database, so that every node has the same",
        ["OrchardCore.Deployment.Remote"] = "exports go to a file, not to another site",
        ["OrchardCore.Media.AmazonS3"] = OtherHost,
        ["OrchardCore.Media.Azure.Storage"] = OtherHost,
        ["OrchardCore.Media.Indexing"] = "the search index holds content, not the text of files",
        ["OrchardCore.Media.Indexing.Pdf"] = "the search index holds content, not the text of files",
        ["OrchardCore.Media.Indexing.Text"] = "the search index holds content, not the text of files",
        ["OrchardCore.Media.Security"] = "media files are public; what must stay private does not belong among them",
        ["OrchardCore.MiniProfiler"] = "OpenTelemetry tells where the time goes",
        ["OrchardCore.Notifications"] = "there are no notices inside the admin",
        ["OrchardCore.Notifications.Email"] = "there are no notices inside the admin",
        ["OrchardCore.Email"] = "nothing is sent by e-mail",
        ["OrchardCore.Email.Smtp"] = "nothing is sent by e-mail",
        ["OrchardCore.OpenId.Client"] = "users sign in with a name and password of this site",
        ["OrchardCore.Placements.FileStorage"] = "placements live in the database, so that every node has the same",
        ["OrchardCore.ReCaptcha"] = "it would send visitors' data to a third party",
        ["OrchardCore.Redis"] = "PostgreSQL tells the nodes of each other's changes",
        ["OrchardCore.RemotePublishing"] = "there is no XML-RPC",
        ["OrchardCore.Search.AzureAI"] = OtherHost,
        ["OrchardCore.Search.Elasticsearch"] = OtherHost,
        ["OrchardCore.Sitemaps.Cleanup"] = "the sitemap is never stored, so there is nothing to clean up",
        ["OrchardCore.Sitemaps.RazorPages"] = "the sitemap lists content",
        ["OrchardCore.Sms"] = "nothing is sent by SMS",
        ["OrchardCore.Tenants"] = "a host is one site",
        ["OrchardCore.Tenants.Distributed"] = "a host is one site",
        ["OrchardCore.Tenants.FeatureProfiles"] = "a host is one site",
        ["OrchardCore.Tenants.FileProvider"] = "a host is one site",
        ["OrchardCore.Users.2FA"] = "users sign in with a name and password",
        ["OrchardCore.Users.2FA.AuthenticatorApp"] = "users sign in with a name and password",
        ["OrchardCore.Users.2FA.Email"] = "users sign in with a name and password",
        ["OrchardCore.Users.2FA.Sms"] = "nothing is sent by SMS",
        ["OrchardCore.Users.Authentication.CacheTicketStore"] = "the sign-in cookie is small enough by itself",
        ["OrchardCore.Users.ChangeEmail"] = "an administrator changes e-mail addresses",
        ["OrchardCore.Users.ExternalAuthentication"] = "users sign in with a name and password of this site",
        ["OrchardCore.Users.Registration"] = "an administrator makes the users",
        ["OrchardCore.Users.ResetPassword"] = "an administrator gives new passwords",
        ["OrchardCore.Workflows"] = "there are no workflows",
        ["OrchardCore.Workflows.Http"] = "there are no workflows",
        ["OrchardCore.Workflows.Session"] = "there are no workflows",
        ["OrchardCore.Workflows.Timers"] = "there are no workflows",
        ["OrchardCore.XmlRpc"] = "there is no XML-RPC",
        ["OrchardCore.Facebook"] = "it would send visitors' data to a third party",
        ["OrchardCore.Google"] = "it would send visitors' data to a third party",
        ["OrchardCore.GitHub.Authentication"] = "users sign in with a name and password of this site",
        ["OrchardCore.Microsoft.Authentication.AzureAD"] = "users sign in with a name and password of this site",
        ["TheAgencyTheme"] = AnotherTheme,
        ["TheBlogTheme"] = AnotherTheme,
        ["TheComingSoonTheme"] = AnotherTheme,
        ["TheTheme"] = AnotherTheme,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => Present.Concat(Lacking.Keys);
}
