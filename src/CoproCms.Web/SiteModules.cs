using CoproCms.AccessibilityRules;
using CoproCms.Admin;
using CoproCms.Admin.Contents.List;
using CoproCms.ApiTokens;
using CoproCms.AuditTrail;
using CoproCms.Containers;
using CoproCms.Cors;
using CoproCms.Deployment;
using CoproCms.Editing;
using CoproCms.Errors;
using CoproCms.Feeds;
using CoproCms.Fields;
using CoproCms.GraphQL;
using CoproCms.Hardening;
using CoproCms.Hosting;
using CoproCms.Html;
using CoproCms.Layers;
using CoproCms.Mail;
using CoproCms.Media;
using CoproCms.Menus;
using CoproCms.Modules;
using CoproCms.Network;
using CoproCms.OpenId;
using CoproCms.Parts;
using CoproCms.Preview;
using CoproCms.Queries;
using CoproCms.RateLimits;
using CoproCms.Recipes;
using CoproCms.Redirects;
using CoproCms.Rest;
using CoproCms.Reviews;
using CoproCms.RichText;
using CoproCms.Setup;
using CoproCms.Sitemaps;
using CoproCms.Taxonomies;
using CoproCms.Templates;
using CoproCms.Theming;
using CoproCms.Users;
using CoproCms.Webhooks;

namespace CoproCms.Web;

/// <summary>The modules of this site, in the order of their middleware. One line removes a feature, with its folder.</summary>
internal static class SiteModules
{
    public static void Add(CmsBuilder cms) => cms
        .Add<CoreModule>()
        .Add<HardeningModule>()
        .Add<ErrorsModule>()
        .Add<SetupModule>()
        .Add<CorsModule>()
        .Add<MailModule>()
        .Add<OpenIdModule>()
        .Add<ApiTokensModule>()
        .Add<UsersModule>()
        .Add<RateLimitsModule>()
        .Add<HtmlModule>()
        .Add<FieldsModule>()
        .Add<PartsModule>()
        .Add<AccessibilityRulesModule>()
        .Add<TaxonomiesModule>()
        .Add<NetworkModule>()
        .Add<RecipesModule>()
        .Add<MediaModule>()
        .Add<FeedsModule>()
        .Add<SitemapsModule>()
        .Add<RestModule>()
        .Add<AdminModule>()
        .Add<RichTextModule>()
        .Add<ContentListModule>()
        .Add<ReviewsModule>()
        .Add<GraphQLModule>()
        .Add<ThemingModule>()
        .Add<ContainersModule>()
        .Add<TemplatesModule>()
        .Add<RedirectsModule>()
        .Add<MenusModule>()
        .Add<LayersModule>()
        .Add<EditingModule>()
        .Add<PreviewModule>()
        .Add<QueriesModule>()
        .Add<WebhooksModule>()
        .Add<AuditTrailModule>()
        .Add<DeploymentModule>();
}
