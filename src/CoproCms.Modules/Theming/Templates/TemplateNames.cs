namespace CoproCms.Theming.Templates;

/// <summary>Orchard Core's rules between the names of template files and of the shapes they render.</summary>
internal static class TemplateNames
{
    /// <summary>
    /// The shape that a file below <c>Views</c> renders, in lower case: <c>Content-Post.Summary</c> is <c>content_summary__post</c>.
    /// Files in <c>Parts</c>, <c>Fields</c> and <c>Elements</c> have the folder's name before theirs.
    /// </summary>
    /// <param name="path">Below <c>Views</c>, with slashes, without the extension.</param>
    public static string ShapeOf(string path)
    {
        var slash = path.LastIndexOf('/');
        var (folder, file) = slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
        var leader = folder is "" or "Items" ? "" : folder.Replace('/', '_') + "_";
        var dot = file.LastIndexOf('.');
        var displayType = dot > file.LastIndexOf('-') && dot > 0 ? file[(dot + 1)..] : "";
        var name = leader + Separators(displayType.Length == 0 ? file : file[..dot]);
        return WithDisplayType(name, displayType).ToLowerInvariant();
    }

    /// <summary>A value as it stands in an alternate: <c>my-page</c> is <c>my__page</c>.</summary>
    public static string Encode(string value) => value.Replace("-", "__", StringComparison.Ordinal).Replace('.', '_');

    private static string Separators(string name) =>
        name.Replace("--", "__", StringComparison.Ordinal).Replace("-", "__", StringComparison.Ordinal).Replace('.', '_');

    private static string WithDisplayType(string name, string displayType)
    {
        if (displayType.Length == 0)
            return name;
        var alternate = name.IndexOf("__", StringComparison.Ordinal);
        return alternate <= 0 ? $"{name}_{displayType}" : $"{name[..alternate]}_{displayType}{name[alternate..]}";
    }
}
