using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Recipes;
using CoproCms.Recipes.Steps;

namespace CoproCms.Redirects;

/// <summary>
/// Redirects and rewrites by pattern, kept as Orchard Core writes them. A redirect of one literal path is carried out here as one of the editors';
/// others are kept for export alone.
/// </summary>
internal sealed partial class UrlRewritingStep(DocumentStore documents, RedirectStore redirects) : DocumentStep(documents)
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);

    public override string Name => "UrlRewriting";
    protected override string Kind => DocumentKinds.RewriteRule;
    protected override string What => "rewrite rule";
    protected override string Member => "Rules";
    protected override string NameMember => "Name";

    protected override JsonObject EntrySchema => StepSchema.Object(
        ("Id", StepSchema.Text()),
        ("Name", StepSchema.Name()),
        ("Source", StepSchema.Choice("Redirect", "Rewrite")),
        ("Pattern", StepSchema.Name("A regular expression for the path.")),
        ("SubstitutionPattern", StepSchema.Name("The new path, with $1, $2, … for the groups.")),
        ("IsCaseInsensitive", StepSchema.Flag()),
        ("QueryStringPolicy", StepSchema.Choice("Append", "Drop")),
        ("RedirectType", StepSchema.Choice("Found", "MovedPermanently", "TemporaryRedirect", "PermanentRedirect")),
        ("SkipFurtherRules", StepSchema.Flag()),
        ("Order", StepSchema.Number())).Required("Source", "Pattern", "SubstitutionPattern");

    /// <summary>The redirect that a rule comes to, null when it needs its pattern.</summary>
    internal static Redirect? Simple(JsonObject rule)
    {
        if (rule.Text("Source") != "Redirect" || Literal().Match(rule.Text("Pattern") ?? "") is not { Success: true } match
            || rule.Text("SubstitutionPattern") is not { } target || target.Contains('$', StringComparison.Ordinal))
            return null;
        return new(match.Groups["path"].Value.Replace("\\", "", StringComparison.Ordinal), target, rule.Text("RedirectType") is "Found" or "TemporaryRedirect");
    }

    protected override void Check(StepEntry entry, RecipeStepContext step)
    {
        try
        {
            _ = new Regex(entry.Json.Text("Pattern")!, RegexOptions.None, LongestMatch);
        }
        catch (ArgumentException error)
        {
            step.Error($"{entry.Pointer}/Pattern", "pattern.invalid", $"this is not a regular expression: {error.Message.TrimEnd('.')}");
        }
    }

    protected override async Task StoredAsync(StepEntry entry, RecipeStepContext step, CancellationToken cancellationToken)
    {
        if (Simple(entry.Json) is not { } redirect)
        {
            step.Warn($"{entry.Pointer}/Pattern", "rule.kept", $"the rule '{entry.Name}' is kept for export; this site carries out redirects of one literal path, such as ^/old-page$");
            return;
        }

        foreach (var fault in await redirects.PutAsync(redirect, cancellationToken))
            step.Warn(entry.Pointer, fault.Code, $"the redirect '{entry.Name}' from {redirect.Path} to {redirect.Target} is not carried out: {fault.Code} {fault.Subject}".TrimEnd());
    }

    [GeneratedRegex(@"^\^(?:/\??)?(?<path>(?:[\w/-]|\\[./_-])+?)(?:/\??)?\$$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Literal();
}
