using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.AccessibilityRules;

/// <summary>
/// Keeps an item from going live while it breaks a rule that stops publishing, whoever publishes it. What a recipe brings is let in:
/// it was published elsewhere already, and the editor shows what it lacks.
/// </summary>
internal sealed class AccessibilityHandler(AccessibilityCheck check) : ContentHandler
{
    public override async Task PublishingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (context.Importing)
            return;
        foreach (var finding in await check.RunAsync(context.Item, rule => rule.StopsPublishing, cancellationToken))
            errors.Add(finding.Path, finding.Rule.Name, $"{finding.Label}: {finding.Rule.Title} ({finding.Excerpt}). It cannot be published like this. {finding.Rule.Mend}");
    }
}
