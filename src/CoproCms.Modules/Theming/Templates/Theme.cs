using Microsoft.Extensions.Hosting;

namespace CoproCms.Theming.Templates;

/// <summary>A theme on disk: its id is the name of its folder and the first segment of its files' addresses.</summary>
internal sealed record Theme(string Id, string Folder)
{
    public string Views => Path.Combine(Folder, "Views");

    public string Files => Path.Combine(Folder, "wwwroot");

    public string Localization => Path.Combine(Folder, "Localization");
}

/// <summary>The themes that are installed.</summary>
internal sealed class Themes
{
    private readonly Dictionary<string, Theme> _themes;

    public Themes(IHostEnvironment environment)
    {
        Root = Path.Combine(environment.ContentRootPath, "themes");
        _themes = (Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
            .Where(path => File.Exists(Path.Combine(path, "theme.json")))
            .Select(path => new Theme(Path.GetFileName(path), path))
            .OrderBy(theme => theme.Id, StringComparer.Ordinal)
            .ToDictionary(theme => theme.Id, StringComparer.OrdinalIgnoreCase);
    }

    public string Root { get; }

    public IReadOnlyCollection<Theme> All => _themes.Values;

    public Theme? Find(string? id) => id is null ? null : _themes.GetValueOrDefault(id);

    /// <summary>The theme asked for, else the first there is, else one without any files.</summary>
    public Theme Choose(string? id) => Find(id) ?? _themes.Values.FirstOrDefault() ?? new Theme("None", Path.Combine(Root, "None"));
}
