using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Templates;

namespace CoproCms.Templates;

/// <summary>A template that the site keeps.</summary>
/// <param name="Name">The shape it is for, such as <c>Content__Post</c>.</param>
/// <param name="Content">Its Liquid.</param>
/// <param name="Description">For people.</param>
internal sealed record StoredTemplate(string Name, string Content, string Description);

/// <summary>A stored template in the list.</summary>
/// <param name="Template">As stored.</param>
/// <param name="Overrides">The file of the theme that it stands before; null where the theme has none.</param>
/// <param name="Fault">What keeps it from being read; null when nothing does.</param>
internal sealed record TemplateLine(StoredTemplate Template, string? Overrides, LiquidException? Fault);

/// <summary>A file of the theme.</summary>
/// <param name="File">Below <c>Views</c>, without the ending.</param>
/// <param name="Shape">The shape that it is for.</param>
/// <param name="Source">Its Liquid.</param>
internal sealed record ThemeTemplate(string File, string Shape, string Source);

internal enum TemplateSaving
{
    Saved,

    /// <summary>Someone else changed it since it was opened.</summary>
    Conflict,

    /// <summary>There is one of that name already.</summary>
    Taken,
}

/// <summary>Lists, checks and changes the templates that the site keeps: the same documents as the recipe step <c>Templates</c>.</summary>
internal sealed partial class TemplateEditor(DocumentStore documents, TemplateStore templates, LiquidEngine engine, ContentQuery content, DefinitionStore definitions, CmsDbContext db)
{
    public async Task<IReadOnlyList<TemplateLine>> ListAsync(CancellationToken cancellationToken)
    {
        var files = await FilesAsync(cancellationToken);
        var stored = await documents.ListAsync(DocumentKinds.Template, cancellationToken);
        return
        [
            .. stored.Select(d => Read(d.Key, d.Value)).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase)
                .Select(t => new TemplateLine(t, File(t.Name, files)?.File, Check(t.Name, t.Content))),
        ];
    }

    /// <summary>The files of the theme in force, those that a stored template stands before too.</summary>
    public async Task<IReadOnlyList<ThemeTemplate>> FilesAsync(CancellationToken cancellationToken) =>
    [
        .. (await templates.GetAsync(cancellationToken)).Files.OrderBy(f => f.Key, StringComparer.OrdinalIgnoreCase)
            .Select(f => new ThemeTemplate(f.Key, TemplateNames.ShapeOf(f.Key), f.Value)),
    ];

    public async Task<StoredTemplate?> FindAsync(string name, CancellationToken cancellationToken) =>
        await documents.FindAsync(DocumentKinds.Template, name, cancellationToken) is { } json ? Read(name, json) : null;

    /// <summary>What is wrong with a template, with its line; null when nothing is.</summary>
    public LiquidException? Check(string name, string source)
    {
        try
        {
            engine.Parse(name, source);
            return null;
        }
        catch (LiquidException fault)
        {
            return fault;
        }
    }

    public static bool IsName(string name) => ShapeName().IsMatch(name);

    /// <summary>Names may be written as files are: <c>Content-Post.Summary</c> is <c>content_summary__post</c>.</summary>
    public static string CleanName(string written) => written.Trim() is var name && name.AsSpan().ContainsAny("-./") ? TemplateNames.ShapeOf(Unended(name)) : name;

    /// <param name="template">As it is to be.</param>
    /// <param name="start">Its Liquid when it was opened; null for a new one.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    public Task<TemplateSaving> SaveAsync(StoredTemplate template, string? start, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var now = await FindAsync(template.Name, cancellationToken);
        if (start is null && now is not null)
            return TemplateSaving.Taken;
        if (start is not null && now?.Content.ReplaceLineEndings("\n") != start.ReplaceLineEndings("\n"))
            return TemplateSaving.Conflict;
        await documents.SetAsync(DocumentKinds.Template, template.Name, new() { ["Content"] = template.Content, ["Description"] = template.Description }, cancellationToken);
        return TemplateSaving.Saved;
    }, cancellationToken);

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => documents.RemoveAsync(DocumentKinds.Template, name, cancellationToken);

    /// <summary>The address of a page that a template for a content type shows: that of the item published last. Null where there is none.</summary>
    public async Task<string?> ExampleAsync(string name, CancellationToken cancellationToken)
    {
        var types = (await definitions.GetAsync(cancellationToken)).Types;
        var type = name.Split("__") is [_, var second, ..] && types.TryGetValue(second, out var known) ? known.Name : null;
        if (type is null)
            return null;
        var newest = await content.ListAsync(new() { Types = [type], Take = 1 }, cancellationToken);
        return newest.FirstOrDefault()?.Path is { Length: > 0 } path ? "~/" + path : null;
    }

    public static ThemeTemplate? File(string name, IEnumerable<ThemeTemplate> files) => files.FirstOrDefault(f => f.Shape.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static StoredTemplate Read(string name, JsonObject json) => new(name, json.Text("Content") ?? "", json.Text("Description") ?? "");

    private static string Unended(string name) => name.EndsWith(".liquid", StringComparison.OrdinalIgnoreCase) ? name[..^".liquid".Length] : name;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,200}$", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeName();
}
