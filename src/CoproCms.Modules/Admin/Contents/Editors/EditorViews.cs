using System.Collections.Frozen;
using CoproCms.Fields;
using CoproCms.Parts;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;

namespace CoproCms.Admin.Contents;

/// <summary>
/// The views by which fields and parts are edited: <c>{Name}.Editor.cshtml</c> in whatever module, or for parts that share a class that of the class.
/// </summary>
internal sealed class EditorViews
{
    internal const string Ending = ".Editor.cshtml";

    private readonly FrozenDictionary<string, string> _paths;

    public EditorViews(ApplicationPartManager parts)
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        _paths = ByName(views.ViewDescriptors.Select(v => v.RelativePath));
    }

    internal EditorViews(IEnumerable<string> paths) => _paths = ByName(paths);

    public string? Of(FieldType field) => Find(field.Name) ?? Find(field.GetType().Name);

    public string? Of(PartType part) => Find(part.Name) ?? Find(part.GetType().Name);

    private string? Find(string name) => _paths.GetValueOrDefault(name);

    private static FrozenDictionary<string, string> ByName(IEnumerable<string> paths) => paths
        .Where(p => p.EndsWith(Ending, StringComparison.Ordinal))
        .ToFrozenDictionary(p => p[(p.LastIndexOf('/') + 1)..^Ending.Length]);
}
