using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Errors;

namespace CoproCms.Recipes.Exporting;

/// <summary>
/// Writes a deployment package as Orchard Core writes and reads one: a zip with <c>Recipe.json</c> at its root and the files that its steps name
/// beside it. Nothing is held back: steps go out as they come, files one after another when the recipe is closed.
/// </summary>
public sealed class PackageWriter : IAsyncDisposable
{
    public const string RecipeName = "Recipe.json";

    private const int FlushAt = 64 * 1024;

    private readonly ZipArchive _zip;
    private readonly Stream _recipe;
    private readonly Utf8JsonWriter _json;
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    private readonly PackageLimits _limits;

    private PackageWriter(ZipArchive zip, Stream recipe, PackageLimits limits)
    {
        (_zip, _recipe, _limits) = (zip, recipe, limits);
        _json = new(recipe, new() { Indented = true });
    }

    /// <param name="target">Stays open.</param>
    /// <param name="limits">What an import takes; writing more is a <see cref="PackageTooLargeException"/>.</param>
    /// <param name="now">When it is exported.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public static async Task<PackageWriter> CreateAsync(Stream target, PackageLimits limits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var writer = new PackageWriter(zip, await zip.CreateEntry(RecipeName).OpenAsync(cancellationToken), limits);
        writer.WriteHead(now);
        return writer;
    }

    public async Task WriteStepAsync(JsonObject step, CancellationToken cancellationToken)
    {
        step.WriteTo(_json);
        await FlushAsync(cancellationToken);
    }

    /// <summary>A step with a list of whatever length.</summary>
    /// <param name="name">The step's.</param>
    /// <param name="member">The list's.</param>
    /// <param name="entries">Each writes one value.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public async Task WriteStepAsync(string name, string member, IAsyncEnumerable<Action<Utf8JsonWriter>> entries, CancellationToken cancellationToken)
    {
        _json.WriteStartObject();
        _json.WriteString("name", name);
        _json.WriteStartArray(member);
        await foreach (var write in entries.WithCancellation(cancellationToken))
        {
            write(_json);
            if (_json.BytesPending > FlushAt)
                await FlushAsync(cancellationToken);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        await FlushAsync(cancellationToken);
    }

    /// <summary>Puts a file into the package, once.</summary>
    /// <param name="path">Below the package's root, with slashes.</param>
    /// <param name="physicalPath">Where it lies.</param>
    public void AddFile(string path, string physicalPath) => _files[path] = physicalPath;

    /// <summary>Closes the recipe and writes the files. One that has gone since it was named is left out: an import tells that it is missing.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        await FlushAsync(cancellationToken);
        await _json.DisposeAsync();
        await _recipe.DisposeAsync();
        foreach (var (path, physicalPath) in _files.Where(f => File.Exists(f.Value)))
        {
            // Pictures are compressed already.
            await using var entry = await _zip.CreateEntry(path, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await using var file = File.OpenRead(physicalPath);
            await file.CopyToAsync(entry, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _recipe.DisposeAsync();
        await _zip.DisposeAsync();
    }

    // As Orchard Core heads its exports.
    private void WriteHead(DateTimeOffset now)
    {
        _json.WriteStartObject();
        foreach (var member in (string[])["name", "displayName", "description", "author", "website", "version"])
            _json.WriteString(member, "");
        _json.WriteBoolean("issetuprecipe", false);
        _json.WriteStartArray("categories");
        _json.WriteEndArray();
        _json.WriteStartArray("tags");
        _json.WriteEndArray();
        _json.WriteString("exportUtc", now.UtcDateTime);
        _json.WriteStartArray("steps");
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _json.FlushAsync(cancellationToken);
        if (_json.BytesCommitted > _limits.MaxRecipeBytes)
            throw new PackageTooLargeException(_limits);
        await _recipe.FlushAsync(cancellationToken);
    }
}

/// <summary>The package would be one that no import takes.</summary>
public sealed class PackageTooLargeException(PackageLimits limits) : CmsException(
    $"The {PackageWriter.RecipeName} of this package would be larger than {limits.LargestRecipe}, and such a one cannot be imported. Export in several parts, or raise the limit here and where it is imported.")
{
    /// <summary>The limit as people read it.</summary>
    public string Largest => limits.LargestRecipe;
}
