using CoproCms.Localization;
using CoproCms.Tests.Architecture;

namespace CoproCms.Tests.Themes;

/// <summary>The files of the Copro theme, as they stand in the repository.</summary>
internal static class CoproTheme
{
    private static readonly string Root = Path.Combine(SourceTree.Root, "themes", "Copro");

    /// <summary>Source by path below <c>Views</c>, without extension.</summary>
    public static IReadOnlyDictionary<string, string> Views { get; } = Directory.EnumerateFiles(Path.Combine(Root, "Views"), "*.liquid", SearchOption.AllDirectories)
        .ToDictionary(file => Path.ChangeExtension(Path.GetRelativePath(Path.Combine(Root, "Views"), file), null).Replace('\\', '/'), File.ReadAllText);

    public static PoFile Welsh { get; } = PoFile.Read(File.ReadAllText(Path.Combine(Root, "Localization", "cy.po")));

    public static PoFile English { get; } = PoFile.Read(File.ReadAllText(Path.Combine(Root, "Localization", "en.po")));

    public static string StyleSheet(string name) => File.ReadAllText(Path.Combine(Root, "wwwroot", "css", name));
}
