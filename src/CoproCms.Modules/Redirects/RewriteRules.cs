using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Settings;

namespace CoproCms.Redirects;

/// <summary>A rule by pattern that came with a recipe.</summary>
/// <param name="Name">Under which it is kept.</param>
/// <param name="Pattern">A regular expression for the path.</param>
/// <param name="Substitution">The new path, with <c>$1</c> and further for the groups.</param>
/// <param name="IsCarriedOut">It is one of the redirects; else it is only kept.</param>
internal sealed record RewriteRule(string Name, string Pattern, string Substitution, bool IsCarriedOut);

/// <summary>Says of each rule by pattern what becomes of it here.</summary>
internal sealed class RewriteRules(DocumentStore documents, RedirectStore redirects, SiteSettingsStore settings)
{
    public async Task<IReadOnlyList<RewriteRule>> ListAsync(CancellationToken cancellationToken)
    {
        var baseUrl = (await settings.GetAsync(cancellationToken)).BaseUrl;
        var rules = new List<RewriteRule>();
        foreach (var (name, json) in await documents.ListAsync(DocumentKinds.RewriteRule, cancellationToken))
        {
            var isCarriedOut = UrlRewritingStep.Simple(json) is { } simple
                && await redirects.FindAsync(RedirectRules.CleanPath(simple.Path, baseUrl), cancellationToken) is { Target: { } target }
                && target == RedirectRules.CleanTarget(simple.Target, baseUrl);
            rules.Add(new(name, json.Text("Pattern") ?? "", json.Text("SubstitutionPattern") ?? "", isCarriedOut));
        }

        return rules;
    }
}
