namespace CoproCms.Recipes;

/// <summary>The files beside a recipe. Nothing outside their folder can be reached.</summary>
public abstract class RecipeFiles
{
    public static readonly RecipeFiles None = new NoFiles();

    /// <summary>Opens a file by its path below the recipe's folder, with slashes; null when there is none.</summary>
    /// <exception cref="ArgumentException">The path is absolute, or leads out of the folder.</exception>
    public Stream? OpenRead(string path)
    {
        var segments = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path.StartsWith('/') || path.StartsWith('\\') || segments.Length == 0 || segments.Any(s => s is "." or ".." || s.Contains(':') || s.Contains('\0')))
            throw new ArgumentException($"'{path}' is not a path below the recipe's folder", nameof(path));
        return Open(string.Join('/', segments));
    }

    protected abstract Stream? Open(string path);

    private sealed class NoFiles : RecipeFiles
    {
        protected override Stream? Open(string path) => null;
    }
}

/// <summary>A folder on disk.</summary>
public sealed class RecipeFolder(string folder) : RecipeFiles
{
    protected override Stream? Open(string path)
    {
        var file = Path.GetFullPath(path, Path.GetFullPath(folder));
        return File.Exists(file) ? File.OpenRead(file) : null;
    }
}
