using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;

namespace CoproCms.Recipes.Steps;

/// <summary>
/// Imports content items. Identifiers that the recipe leaves out follow from the site, the recipe and the item's place, so that running it again
/// finds the same items; items that an editor has changed since stay as the editor left them.
/// </summary>
internal sealed class ContentStep(ContentManager manager, ContentItemCheck check, CmsDbContext db) : RecipeStep
{
    private const string Member = "Data";
    private const int ProgressEvery = 50;

    public override string Name => "content";

    public override RecipePhase Phase => RecipePhase.Content;

    public override JsonObject Schema => StepSchema.Object((Member, StepSchema.List(StepSchema.Open(
        ("ContentItemId", StepSchema.Text("26 letters and digits; made when it is left out.")),
        ("ContentItemVersionId", StepSchema.Text()),
        ("ContentType", StepSchema.Name()),
        ("DisplayText", StepSchema.Text()),
        ("Latest", StepSchema.Flag()),
        ("Published", StepSchema.Flag()),
        ("ModifiedUtc", StepSchema.Text()),
        ("PublishedUtc", StepSchema.Text()),
        ("CreatedUtc", StepSchema.Text()),
        ("Owner", StepSchema.Text("Id of the user who owns the item.")),
        ("Author", StepSchema.Text("Name of the user who wrote it."))).Required("ContentType")))).Required(Member);

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        check.Check(step, Member);
        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        // Of several versions of an item the latest comes last, so that it ends as the latest here too.
        var items = step.Json.Objects(Member).Index().OrderBy(i => i.Item.Flag("Latest") == false ? 0 : 1).ToList();
        foreach (var (done, (i, json)) in items.Index())
        {
            if (done > 0 && done % ProgressEvery == 0)
                step.Run.Count(done, items.Count);
            if (step.Run.Definitions.Type(json.Text("ContentType")) is null)
                step.Report(RecipeOutcome.Skipped, "content item", Label(json), $"there is no content type {json.Text("ContentType")}");
            else
                await ImportAsync(step, json, i, cancellationToken);
        }
    }

    private async Task ImportAsync(RecipeStepContext step, JsonObject json, int index, CancellationToken cancellationToken)
    {
        var pointer = JsonPointer.Child(Member, index);
        ContentItemIds.Complete(json, (words) => step.Run.DeriveId(step.Recipe, [step.Pointer, pointer, .. words]));
        var item = ContentItemJson.Read(json);
        try
        {
            var outcome = await manager.ImportAsync(item, Fingerprint(step, json, index), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            Report(step, outcome, item);
        }
        catch (InvalidContentException error)
        {
            foreach (var broken in error.Errors)
                step.Error($"{pointer}/{broken.Path.Replace('.', '/')}".TrimEnd('/'), broken.Code, $"{Label(json)}: {broken.Message.TrimEnd('.')}");
        }

        db.ChangeTracker.Clear();
    }

    private static string Fingerprint(RecipeStepContext step, JsonObject json, int index)
    {
        var written = (step.Source[Member] as JsonArray)?[index] ?? json;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written.ToJsonString())))[..32];
    }

    private static void Report(RecipeStepContext step, ImportOutcome outcome, ContentItem item) => step.Report(
        outcome switch
        {
            ImportOutcome.Created => RecipeOutcome.Created,
            ImportOutcome.Updated => RecipeOutcome.Updated,
            ImportOutcome.Unchanged => RecipeOutcome.Unchanged,
            ImportOutcome.Restored => RecipeOutcome.Restored,
            _ => RecipeOutcome.Skipped,
        },
        "content item",
        $"{item.ContentType} \"{item.DisplayText}\" ({item.ContentItemId})",
        outcome == ImportOutcome.KeptNewer ? "a newer version of it is here, which stays" : null);

    private static string Label(JsonObject json) => $"{json.Text("ContentType")} \"{json.Text("DisplayText")}\"";
}
