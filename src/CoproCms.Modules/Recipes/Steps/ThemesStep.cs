using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Recipes.Steps;

/// <summary>Chooses the theme of the site. The admin has one face, so the admin theme is only remembered.</summary>
internal sealed class ThemesStep(DocumentStore documents, IHostEnvironment environment) : RecipeStep
{
    private const string Document = "Themes";

    public override string Name => "themes";

    public override JsonObject Schema => StepSchema.Object(
        ("Site", StepSchema.Text("Name of a folder in themes/.")),
        ("Admin", StepSchema.Text("Known as TheAdmin in Orchard Core.")));

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var known = Themes();
        if (step.Json.Text("Site") is { Length: > 0 } site && !known.Contains(site))
            step.Unknown("Site", "theme.unknown", $"there is no theme '{site}'{NearestName.Hint(site, known)}; the theme stays as it is");
        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var current = await documents.FindAsync(DocumentKinds.Theme, Document, cancellationToken);
        var next = (JsonObject?)current?.DeepClone() ?? [];
        var known = Themes();
        foreach (var (member, theme) in step.Json.Select(p => (p.Key, step.Json.Text(p.Key))))
        {
            if (string.IsNullOrEmpty(theme))
                continue;
            if (member == "Site" && !known.Contains(theme))
                step.Report(RecipeOutcome.Skipped, "theme", theme, "there is no such theme");
            else
            {
                var before = next.Text(member);
                step.Report(before is null ? RecipeOutcome.Created : before == theme ? RecipeOutcome.Unchanged : RecipeOutcome.Updated, "theme", theme);
                next[member] = theme;
            }
        }

        if (next.Count > 0)
            await documents.SetAsync(DocumentKinds.Theme, Document, next, cancellationToken);
    }

    private HashSet<string> Themes()
    {
        var folders = environment.ContentRootFileProvider.GetDirectoryContents("themes");
        return folders.Where(f => f.IsDirectory && environment.ContentRootFileProvider.GetFileInfo($"themes/{f.Name}/theme.json").Exists)
            .Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
