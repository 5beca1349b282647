using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Recipes.Running;

namespace CoproCms.Deployment.Importing;

/// <summary>Packages and recipes that were sent, kept for a day so that they can be looked at first and run then.</summary>
internal sealed class Uploads(AppData appData, DeploymentSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly string _folder = appData.Folder("Imports");

    /// <summary>Takes a file in.</summary>
    /// <exception cref="InvalidContentException">It is larger than allowed, or neither a package nor a recipe.</exception>
    public async Task<RecipeSource> TakeAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var isZip = name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        if (!isZip && !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw Refused("import.kind", "Choose a package (.zip) or a recipe (.json).");
        Forget();
        var path = Path.Combine(_folder, ContentId.New() + (isZip ? ".zip" : ".json"));
        await CopyAsync(content, path, cancellationToken);
        return new(RecipeSourceKind.Upload, name, cancelled => OpenAsync(name, path, isZip, cancelled));
    }

    private async Task<RecipePackage> OpenAsync(string name, string path, bool isZip, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new InvalidRecipeException([new(name, "", null, "import.gone", "this file is not kept any longer; send it again")]);
        if (isZip)
            return await RecipePackage.OpenZipAsync(name, File.OpenRead(path), settings.Limits, cancellationToken);
        var largest = settings.MaxRecipeBytes;
        return new FileInfo(path).Length > largest
            ? throw RecipeReader.TooLarge(name, largest)
            : RecipePackage.Of(RecipeReader.Read(name, await File.ReadAllBytesAsync(path, cancellationToken), RecipeFiles.None, largest));
    }

    private async Task CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            var piece = new byte[81920];
            for (int read; (read = await content.ReadAsync(piece, cancellationToken)) > 0;)
            {
                if (file.Length + read > settings.MaxUploadBytes)
                    throw Refused("import.size", $"This file is larger than {settings.MaxUploadBytes / 1_000_000} MB (setting {DeploymentSettings.Section}:{nameof(settings.MaxUploadBytes)}).");
                await file.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private void Forget()
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before))
            file.Delete();
    }

    private static InvalidContentException Refused(string code, string message) => InvalidContentException.Of("File", code, message);
}
