using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Recipes.Steps;

/// <summary>Removes content types and parts. Content of a type keeps the type alive: without it nobody could see or delete the content any more.</summary>
internal sealed class DeleteContentDefinitionStep(DefinitionStore store, CmsDbContext db) : RecipeStep
{
    public override string Name => "DeleteContentDefinition";

    public override RecipePhase Phase => RecipePhase.Definitions;

    public override JsonObject Schema => StepSchema.Object(
        ("ContentTypes", StepSchema.List(StepSchema.Name())),
        ("ContentParts", StepSchema.List(StepSchema.Name())));

    public override async Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var definitions = step.Run.Definitions;
        var types = step.Json.Texts("ContentTypes").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parts = step.Json.Texts("ContentParts").ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, name) in step.Json.Texts("ContentTypes").Index())
        {
            var type = definitions.Type(name)?.Name ?? name;
            var count = await db.Items.CountAsync(item => item.ContentType == type && item.DeletedUtc == null, cancellationToken);
            if (count > 0)
                step.Error($"ContentTypes/{i}", "type.used", $"there are {count} content items of the type '{name}'; delete them first");
        }

        foreach (var (i, name) in step.Json.Texts("ContentParts").Index())
        {
            var user = definitions.Types.Values.FirstOrDefault(t => !types.Contains(t.Name) && t.PartOf(name) is not null);
            if (user is not null)
                step.Error($"ContentParts/{i}", "part.used", $"the content type {user.Name} has the part '{name}'; take it out there first");
        }

        WarnOfUnknown(step, "ContentTypes", definitions.Types.Keys);
        WarnOfUnknown(step, "ContentParts", definitions.Parts.Keys);
        step.Run.Definitions = new(
            definitions.Types.Values.Where(t => !types.Contains(t.Name)),
            definitions.Parts.Values.Where(p => !parts.Contains(p.Name)));
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var name in step.Json.Texts("ContentTypes"))
            Report(step, "content type", name, await store.RemoveTypeAsync(name, cancellationToken));
        foreach (var name in step.Json.Texts("ContentParts"))
            Report(step, "content part", name, await store.RemovePartAsync(name, cancellationToken));
    }

    // A second run finds them gone already, so a name that is not there is no error.
    private static void WarnOfUnknown(RecipeStepContext step, string member, IEnumerable<string> known)
    {
        foreach (var (i, name) in step.Json.Texts(member).Index())
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase) && NearestName.Find(name, known) is { } nearest)
                step.Warn($"{member}/{i}", "definition.unknown", $"there is no '{name}'; did you mean '{nearest}'?");
        }
    }

    private static void Report(RecipeStepContext step, string kind, string name, bool removed) =>
        step.Report(removed ? RecipeOutcome.Removed : RecipeOutcome.Skipped, kind, name, removed ? null : "it is not there");
}
