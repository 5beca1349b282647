using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using CoproCms.Queries.Sql;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;

namespace CoproCms.Queries;

/// <summary>The templates of queries, compiled once for each text.</summary>
internal sealed class QueryTemplates(LiquidEngine engine)
{
    public const int MaxLength = 64 * 1024;
    private const int Capacity = 500;

    // Allows no character: every value comes out as entities, by which the tokenizer sees where it begins and ends.
    private static readonly HtmlEncoder Values = HtmlEncoder.Create(new TextEncoderSettings());

    private readonly ConcurrentDictionary<string, LiquidTemplate> _templates = new();

    /// <returns>Why the template cannot be read, null when it can.</returns>
    public string? Fault(string template)
    {
        try
        {
            Get(template);
            return null;
        }
        catch (Exception fault) when (fault is LiquidException or SqlFaultException)
        {
            return fault.Message;
        }
    }

    /// <summary>The SQL with the parameters' values in it, still as entities, and whether the template asked for the time.</summary>
    /// <exception cref="LiquidException">The template fails.</exception>
    /// <exception cref="SqlFaultException">It is too long.</exception>
    public async Task<(string Sql, bool DependsOnTime)> RenderAsync(SavedQuery query, IReadOnlyDictionary<string, JsonNode?> parameters, RenderSessions sessions, CancellationToken cancellationToken)
    {
        if (!query.Template.Contains('{', StringComparison.Ordinal))
            return (query.Template, false);
        var context = await sessions.BeginAsync(null, null, cancellationToken);
        foreach (var (name, value) in parameters)
            context.SetValue(name, LiquidJson.Value(value));
        using var writer = new OutputWriter();
        await Get(query.Template).RenderAsync(writer, context, Values);
        return (writer.ToString(), context.Session.Page.DependsOnTime);
    }

    private LiquidTemplate Get(string template)
    {
        if (_templates.TryGetValue(template, out var known))
            return known;
        if (template.Length > MaxLength)
            throw new SqlFaultException($"it has more than {MaxLength} characters");
        if (_templates.Count >= Capacity)
            _templates.Clear();
        return _templates[template] = engine.Parse("query", template);
    }
}
