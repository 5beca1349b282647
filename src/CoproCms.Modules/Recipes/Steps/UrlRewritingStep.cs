using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Data;

namespace CoproCms.Recipes.Steps;

/// <summary>Redirects and rewrites by pattern.</summary>
internal sealed class UrlRewritingStep(DocumentStore documents) : DocumentStep(documents)
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
}
