using System.Text.Json.Nodes;

namespace CoproCms.Recipes.Reading;

/// <summary>Reads recipe files.</summary>
public static class RecipeReader
{
    /// <summary>The largest recipe unless the site's settings say otherwise.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int Megabyte = 1024 * 1024;

    /// <summary>Widgets in widgets need four levels each.</summary>
    public const int MaxDepth = 128;

    /// <summary>Reads a recipe and remembers the folder it stands in.</summary>
    /// <exception cref="InvalidRecipeException">It cannot be read; the fault names line and column.</exception>
    public static async Task<RecipeDocument> ReadFileAsync(string path, CancellationToken cancellationToken, int maxBytes = MaxBytes)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw Fault(Path.GetFileName(path), "file.missing", $"there is no file {path}");
        if (new FileInfo(full).Length > maxBytes)
            throw TooLarge(Path.GetFileName(full), maxBytes);
        return Read(Path.GetFileName(full), await File.ReadAllBytesAsync(full, cancellationToken), new RecipeFolder(Path.GetDirectoryName(full)!), maxBytes);
    }

    /// <exception cref="InvalidRecipeException">It cannot be read; the fault names line and column.</exception>
    public static RecipeDocument Read(string fileName, ReadOnlySpan<byte> bytes, RecipeFiles files, int maxBytes = MaxBytes)
    {
        if (bytes.Length > maxBytes)
            throw TooLarge(fileName, maxBytes);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw Fault(fileName, "file.encoding", "this file is UTF-16; save it as UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];

        try
        {
            return new JsonTreeReader(bytes, MaxDepth).Read() is JsonObject json
                ? new(fileName, json, files)
                : throw Fault(fileName, "recipe.object", "a recipe is a JSON object with a list of steps");
        }
        catch (JsonSyntaxException error)
        {
            throw new InvalidRecipeException([new(fileName, error.Pointer, null, error.Rule, error.Message) { Line = error.Line, Column = error.Column }]);
        }
    }

    /// <summary>A number of bytes as messages give it.</summary>
    public static string Size(long bytes) => bytes >= Megabyte ? $"{bytes / Megabyte} MB" : $"{bytes} bytes";

    /// <summary>The refusal of a recipe that is larger than allowed.</summary>
    public static InvalidRecipeException TooLarge(string fileName, int maxBytes) =>
        Fault(fileName, "file.size", $"this file is larger than {Size(maxBytes)}; put its media beside it instead of into it, or split it");

    private static InvalidRecipeException Fault(string fileName, string rule, string message) => new([new(fileName, "", null, rule, message)]);
}
