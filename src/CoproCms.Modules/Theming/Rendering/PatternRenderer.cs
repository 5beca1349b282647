using System.Collections.Concurrent;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Rendering;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid;

namespace CoproCms.Theming.Rendering;

/// <summary>Evaluates the patterns of definitions in the item's culture. The output is text, not HTML.</summary>
internal sealed class PatternRenderer(RenderSessions sessions, PatternCache cache) : IPatternRenderer
{
    public async ValueTask<string> RenderAsync(string pattern, ContentItem item, CancellationToken cancellationToken)
    {
        try
        {
            var template = cache.Get(pattern);
            var context = await sessions.BeginAsync(item.Culture, null, cancellationToken);
            var value = new ContentItemValue(item);
            context.SetValue("ContentItem", value);
            context.SetValue("Model", new RootValue((name, _) => name == "ContentItem" ? value : Fluid.Values.NilValue.Instance));
            using var writer = new OutputWriter();
            await template.RenderAsync(writer, context, NullEncoder.Default);
            return writer.ToString().Trim();
        }
        catch (LiquidException fault)
        {
            var errors = new ValidationErrors();
            errors.Add("", "pattern.invalid", fault.Message);
            throw new InvalidContentException(errors);
        }
    }

    public string? Check(string pattern)
    {
        try
        {
            cache.Get(pattern);
            return null;
        }
        catch (LiquidException fault)
        {
            return fault.Message;
        }
    }
}

/// <summary>Patterns compiled so far. There are as many as definitions name; the bound is against someone who tries many.</summary>
internal sealed class PatternCache(LiquidEngine engine)
{
    private const int Capacity = 500;

    private readonly ConcurrentDictionary<string, LiquidTemplate> _patterns = new();

    public LiquidTemplate Get(string pattern)
    {
        if (_patterns.TryGetValue(pattern, out var known))
            return known;
        if (_patterns.Count >= Capacity)
            _patterns.Clear();
        return _patterns[pattern] = engine.Parse("pattern", pattern);
    }
}
