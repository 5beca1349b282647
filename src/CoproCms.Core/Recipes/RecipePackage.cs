using System.IO.Compression;
using CoproCms.Recipes.Reading;

namespace CoproCms.Recipes;

/// <summary>A recipe with the files it needs: a recipe file in its folder, or a deployment package (a zip with Recipe.json at its root).</summary>
public sealed class RecipePackage : IDisposable
{
    private const string Entry = "Recipe.json";
    private readonly ZipArchive? _zip;

    private RecipePackage(RecipeDocument recipe, ZipArchive? zip) => (Recipe, _zip) = (recipe, zip);

    public RecipeDocument Recipe { get; }

    /// <exception cref="InvalidRecipeException">There is no recipe in it, or it cannot be read.</exception>
    public static async Task<RecipePackage> OpenAsync(string path, PackageLimits limits, CancellationToken cancellationToken) =>
        path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(path)
            ? await OpenZipAsync(Path.GetFileName(path), File.OpenRead(path), limits, cancellationToken)
            : new(await RecipeReader.ReadFileAsync(path, cancellationToken, limits.MaxRecipeBytes), null);

    /// <summary>A recipe that comes by itself, without files.</summary>
    public static RecipePackage Of(RecipeDocument recipe) => new(recipe, null);

    /// <param name="name">For messages.</param>
    /// <param name="zip">Disposed of with the package.</param>
    /// <param name="limits">What it may be.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InvalidRecipeException">There is no recipe in it, or it cannot be read.</exception>
    public static async Task<RecipePackage> OpenZipAsync(string name, Stream zip, PackageLimits limits, CancellationToken cancellationToken)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(zip, ZipArchiveMode.Read);
            if (limits.Fault(archive) is var (rule, message))
                throw Fault(name, rule, message);
            var entry = archive.Entries.FirstOrDefault(e => e.FullName.Equals(Entry, StringComparison.OrdinalIgnoreCase))
                ?? throw Fault(name, "package.recipe", $"there is no {Entry} at the root of this package");
            var bytes = await ReadAsync(name, entry, limits.MaxRecipeBytes, cancellationToken);
            return new(RecipeReader.Read($"{name}/{entry.FullName}", bytes, new ZipFiles(archive), limits.MaxRecipeBytes), archive);
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            await zip.DisposeAsync();
            throw Fault(name, "package.zip", "this is not a zip file");
        }
        catch
        {
            archive?.Dispose();
            await zip.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _zip?.Dispose();

    private static async Task<byte[]> ReadAsync(string name, ZipArchiveEntry entry, int maxBytes, CancellationToken cancellationToken)
    {
        // The size in the directory of a zip is only a claim, so the bytes are counted as they come.
        using var copy = new MemoryStream();
        await using var stream = await entry.OpenAsync(cancellationToken);
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > maxBytes)
                throw RecipeReader.TooLarge($"{name}/{Entry}", maxBytes);
        }

        return copy.ToArray();
    }

    private static InvalidRecipeException Fault(string name, string rule, string message) => new([new(name, "", null, rule, message)]);

    private sealed class ZipFiles(ZipArchive zip) : RecipeFiles
    {
        protected override Stream? Open(string path) => zip.GetEntry(path) is { } entry ? new DeclaredLengthStream(entry.Open(), path, entry.Length) : null;
    }
}
