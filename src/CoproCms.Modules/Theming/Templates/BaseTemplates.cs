using System.Reflection;

namespace CoproCms.Theming.Templates;

/// <summary>The templates that modules bring along for what a theme says nothing about: <c>TextField.liquid</c> beside the field, and so on.</summary>
internal static class BaseTemplates
{
    /// <summary>Source by file name without the extension.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = Read();

    private static List<KeyValuePair<string, string>> Read()
    {
        var assembly = typeof(BaseTemplates).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".liquid", StringComparison.Ordinal))
            .Select(name => KeyValuePair.Create(name[..^".liquid".Length], Read(assembly, name)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
