using System.Text.Json.Nodes;

namespace CoproCms.Recipes.Reading;

/// <summary>Reads recipe files.</summary>
public static class RecipeReader
{
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Widgets in widgets need four levels each.</summary>
    public const int MaxDepth = 128;

    /// <summary>Reads a recipe and remembers the folder it stands in.</summary>
    /// <exception cref="InvalidRecipeException">It cannot be read; the fault names line and column.</exception>
    public static async Task<RecipeDocument> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw Fault(Path.GetFileName(path), "file.missing", $"there is no file {path}");
        if (new FileInfo(full).Length > MaxBytes)
            throw TooLarge(Path.GetFileName(full));
        return Read(Path.GetFileName(full), await File.ReadAllBytesAsync(full, cancellationToken), new RecipeFolder(Path.GetDirectoryName(full)!));
    }

    /// <exception cref="InvalidRecipeException">It cannot be read; the fault names line and column.</exception>
    public static RecipeDocument Read(string fileName, ReadOnlySpan<byte> bytes, RecipeFiles files)
    {
        if (bytes.Length > MaxBytes)
            throw TooLarge(fileName);
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

    private static InvalidRecipeException TooLarge(string fileName) =>
        Fault(fileName, "file.size", $"this file is larger than {MaxBytes / 1024 / 1024} MB; put its media beside it instead of into it");

    private static InvalidRecipeException Fault(string fileName, string rule, string message) => new([new(fileName, "", null, rule, message)]);
}
