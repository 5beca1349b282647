using System.Text.Encodings.Web;
using System.Text.Unicode;
using CoproCms.Errors;
using Fluid;
using Fluid.Values;

namespace CoproCms.Theming.Liquid;

/// <summary>The language put together once: filters, tags and roots of every module, and the limits.</summary>
public sealed class LiquidEngine
{
    /// <summary>Encodes what HTML needs and leaves ŵ and ŷ readable.</summary>
    internal static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string[] DateFilters = ["date", "format_date", "time_zone", "local", "utc"];

    private readonly CmsFluidParser _parser;

    public LiquidEngine(IEnumerable<ILiquidExtension> extensions)
    {
        Language = new();
        foreach (var extension in extensions)
            extension.Register(Language);
        Options = new()
        {
            MaxSteps = LiquidLimits.Steps,
            MaxRecursion = LiquidLimits.Depth,
            StrictFilters = true,
            TemplateCache = null,
            Assigned = static (name, value, _) => new(Bounded(name, value)),
        };
        foreach (var (name, filter) in Language.Filters)
            Options.Filters.AddFilter(name, (input, arguments, context) => filter(input, arguments, (LiquidContext)context));
        foreach (var name in DateFilters)
            NoteTime(name);
        foreach (var (name, value) in Language.Roots)
            Options.Scope.SetValue(name, value);
        _parser = new(Language, name => Options.Filters.TryGetValue(name, out _), name => NearestName.Hint(name, Options.Filters.Select(f => f.Key)));
    }

    internal LiquidLanguage Language { get; }

    internal TemplateOptions Options { get; }

    /// <exception cref="LiquidException">The source cannot be read as a template.</exception>
    internal LiquidTemplate Parse(string name, string source) => _parser.Parse(name, source);

    // {{ "now" | date: "%Y" }}: a page that prints the time does not stay true.
    private void NoteTime(string name)
    {
        if (!Options.Filters.TryGetValue(name, out var filter))
            return;
        Options.Filters.AddFilter(name, (input, arguments, context) =>
        {
            if (input is StringValue text && text.ToStringValue() is "now" or "today")
                ((LiquidContext)context).Session.Now();
            return filter(input, arguments, context);
        });
    }

    private static FluidValue Bounded(string name, FluidValue value) =>
        value is StringValue text && text.ToStringValue().Length > LiquidLimits.Characters
            ? throw new FluidException($"'{name}' grew beyond {LiquidLimits.Characters} characters")
            : value;
}
