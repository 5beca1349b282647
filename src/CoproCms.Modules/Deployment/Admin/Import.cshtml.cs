using System.Text;
using CoproCms.Admin;
using CoproCms.Deployment.Importing;
using CoproCms.Errors;
using CoproCms.Recipes.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CoproCms.Deployment.Admin;

/// <summary>Takes a package or a recipe in, at Orchard Core's addresses, and rehearses it; nothing happens to the site before someone has seen what would.</summary>
[AdminPermission(DeploymentModule.Import)]
[RequestSizeLimit(DeploymentSettings.Ceiling)]
[RequestFormLimits(MultipartBodyLengthLimit = DeploymentSettings.Ceiling, ValueLengthLimit = LongestText)]
internal sealed class ImportModel(Uploads uploads, RecipeJobs jobs, DeploymentSettings settings) : AdminPage
{
    private const int LongestText = 16_000_000;

    public long MaxUploadBytes => settings.MaxUploadBytes;

    public IReadOnlyList<RecipeJob> Jobs => [.. jobs.Recent.Where(j => j.Source.Kind == RecipeSourceKind.Upload)];

    public string Json { get; private set; } = "";

    /// <summary>Orchard Core's addresses for a package, for sending one, and for a recipe's text are one page here.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (RouteData.Values["way"] is not ("Index" or "Import" or "Json"))
            throw new NotFoundException("There is no such page.");
    }

    public void OnGet()
    {
    }

    /// <param name="file">The package or recipe.</param>
    /// <param name="json">A recipe's text instead.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? json, CancellationToken cancellationToken)
    {
        Json = json ?? "";
        try
        {
            if (file is null && string.IsNullOrWhiteSpace(json))
                throw InvalidContentException.Of("File", "import.none", T["Choose a file, or paste a recipe."]);
            await using var content = file?.OpenReadStream() ?? new MemoryStream(Encoding.UTF8.GetBytes(json!));
            var source = await uploads.TakeAsync(file?.FileName ?? T["pasted recipe"] + ".json", content, cancellationToken);
            return LocalRedirect(Url.Content($"~/Admin/Recipes/Runs/{jobs.Start(source, isRehearsal: true, Actor).Id}"));
        }
        catch (InvalidContentException error)
        {
            AddErrors(error.Errors);
            return Page();
        }
    }
}
