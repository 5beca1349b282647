using System.Reflection;
using CoproCms.Localization;

namespace CoproCms.Theming.Templates;

/// <summary>The PO files that modules carry (<c>Localization/cy.po</c> in their folders), then those of the themes.</summary>
internal sealed class ThemeTranslations(Themes themes) : ITranslationSource
{
    public IEnumerable<TranslationText> Read() => FromModules().Concat(themes.All.SelectMany(FromTheme));

    private static IEnumerable<TranslationText> FromTheme(Theme theme) =>
        (Directory.Exists(theme.Localization) ? Directory.GetFiles(theme.Localization, "*.po") : [])
            .Order(StringComparer.Ordinal)
            .Select(file => new TranslationText(Path.GetRelativePath(theme.Folder, file), Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

    private static IEnumerable<TranslationText> FromModules()
    {
        var assembly = typeof(ThemeTranslations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".po", StringComparison.Ordinal))
            .Select(name => new TranslationText(name, name.Split('.')[^2], Read(assembly, name)));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
