using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Media.Files;
using CoproCms.Outbox;
using CoproCms.Recipes;

namespace CoproCms.Media.Recipes;

/// <summary>Brings files into the media folder: <c>Files:[{TargetPath, SourcePath | Base64 | SourceUrl}]</c>. They are staged now and placed after the commit.</summary>
internal sealed class MediaStep(
    MediaOptions options, MediaInspector inspector, MediaFiles files, MediaStaging staging, StagingCleaner cleaner, MediaDownload download,
    DocumentStore documents, OutboxWriter outbox) : RecipeStep
{
    private const string Kind = "media file";

    public override string Name => "media";

    public override JsonObject Schema => StepSchema.Object(
        ("Files", StepSchema.List(StepSchema.Object(
            ("TargetPath", StepSchema.Name("Path below the media folder, with forward slashes")),
            ("Path", StepSchema.Name("Another name of TargetPath")),
            (MediaSource.File, StepSchema.Name("Path of a file below the recipe's folder")),
            (MediaSource.Inline, StepSchema.Text("The file's bytes")),
            (MediaSource.Url, StepSchema.Name("Address to fetch it from, where the setting AllowSourceUrl lets recipes do so")))))).Required("Files");

    public override async Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var source in MediaSource.Of(step))
        {
            if (source.Member is null)
                step.Error(source.Pointer, "media.source", $"a file comes from one of {MediaSource.File}, {MediaSource.Inline} and {MediaSource.Url}");
            else if (MediaPath.FaultOfNew(source.Path) is { } fault)
                step.Error(source.Pointer + "/TargetPath", "media.path", $"the path '{source.Path}' {fault}");
            else if (await FaultAsync(step, source, cancellationToken) is { } refused)
                step.Unknown($"{source.Pointer}/{source.Member}", "media.refused", refused);
            else
                step.Run.Planned("media").Add(source.Path);
        }
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        if (!step.Run.Options.DryRun)
            await cleaner.CleanAsync(cancellationToken);
        foreach (var source in MediaSource.Of(step))
        {
            try
            {
                var content = await ReadAsync(step, source, cancellationToken);
                await BringAsync(step, source.Path, content, cancellationToken);
            }
            catch (MediaRefusedException refused)
            {
                step.Report(RecipeOutcome.Skipped, Kind, source.Path, refused.Message);
            }
        }
    }

    private async Task<string?> FaultAsync(RecipeStepContext step, MediaSource source, CancellationToken cancellationToken)
    {
        try
        {
            inspector.Allowed(source.Path);
            if (source.Member == MediaSource.Url)
                download.Check(source.Value);
            else
                inspector.Accept(source.Path, await source.ReadAsync(step.Files, options, cancellationToken));
            return null;
        }
        catch (MediaRefusedException refused)
        {
            return refused.Message.TrimEnd('.');
        }
    }

    private async Task<byte[]> ReadAsync(RecipeStepContext step, MediaSource source, CancellationToken cancellationToken) =>
        inspector.Accept(source.Path, source.Member == MediaSource.Url
            ? await download.GetAsync(source.Value, cancellationToken)
            : await source.ReadAsync(step.Files, options, cancellationToken));

    private async Task BringAsync(RecipeStepContext step, string path, byte[] content, CancellationToken cancellationToken)
    {
        var version = MediaFiles.Version(new MemoryStream(content));
        var present = files.Find(path)?.Version;
        var brought = (await documents.FindAsync(DocumentKinds.MediaImport, path, cancellationToken)).Text("Version");
        if (present is not null && present != version && brought is not null && present != brought)
        {
            step.Report(RecipeOutcome.Skipped, Kind, path, "it was changed on this site since a recipe brought it");
            return;
        }

        await documents.SetAsync(DocumentKinds.MediaImport, path, new() { ["Version"] = version }, cancellationToken);
        if (present != version && !step.Run.Options.DryRun)
        {
            var staged = await staging.StageAsync(path, (target, cancelled) => target.WriteAsync(content, cancelled).AsTask(), cancellationToken);
            outbox.Add(MediaPlaceHandler.MessageKind, MediaPlaceHandler.Write(staged));
        }

        step.Report(Outcome(present, version, brought), Kind, path);
    }

    private static RecipeOutcome Outcome(string? present, string version, string? brought) => (present, brought) switch
    {
        (null, null) => RecipeOutcome.Created,
        (null, _) => RecipeOutcome.Restored,
        _ => present == version ? RecipeOutcome.Unchanged : RecipeOutcome.Updated,
    };
}
