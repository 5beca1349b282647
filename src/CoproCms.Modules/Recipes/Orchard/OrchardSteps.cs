namespace CoproCms.Recipes.Orchard;

/// <summary>Orchard Core's steps that have nothing to do here, with the reason.</summary>
internal static class OrchardSteps
{
    public static IReadOnlyList<PassedOverStep> Lacking { get; } =
    [
        new("WorkflowType", "there are no workflows"),
        new("lucene-index", "there is one search index, made from the content types"),
        new("lucene-index-reset", "the search index follows the content by itself"),
        new("lucene-index-rebuild", "the search index follows the content by itself"),
        new("ElasticIndexSettings", "search is Lucene's, in this site"),
        new("elastic-index", "search is Lucene's, in this site"),
        new("elastic-index-reset", "search is Lucene's, in this site"),
        new("elastic-index-rebuild", "search is Lucene's, in this site"),
        new("azureai-index-create", "search is Lucene's, in this site"),
        new("azureai-index-reset", "search is Lucene's, in this site"),
        new("azureai-index-rebuild", "search is Lucene's, in this site"),
        new("OpenIdClientSettings", "users sign in with a name and password of this site"),
        new("FeatureProfiles", "a host is one site"),
        new("tenants", "a host is one site"),
        new("command", "commands are given on the command line, not by recipes"),
        new("FacebookCoreSettings", "it would send visitors' data to a third party"),
        new("FacebookLoginSettings", "users sign in with a name and password of this site"),
        new("GitHubAuthenticationSettings", "users sign in with a name and password of this site"),
        new("GoogleAnalyticsSettings", "it would send visitors' data to a third party"),
        new("MicrosoftAccountSettings", "users sign in with a name and password of this site"),
        new("AzureADSettings", "users sign in with a name and password of this site"),
        new("TwitterSettings", "users sign in with a name and password of this site"),
    ];
}
