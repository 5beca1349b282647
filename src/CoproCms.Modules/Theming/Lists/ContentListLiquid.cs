using System.Collections.Concurrent;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Lists;

/// <summary><c>{{ "Event" | contents: filter: "Event.Start ge now", order_by: "Event.Start", first: 10, page: Request.Query.page }}</c>.</summary>
internal sealed class ContentListLiquid(FieldTypes fields, PartTypes parts) : ILiquidExtension
{
    private static readonly HashSet<string> Own = ["filter", "order_by", "first", "page", "culture"];

    private readonly ConcurrentDictionary<string, ParsedFilter> _filters = new();

    public void Register(LiquidLanguage language) => language.Filter("contents", ListAsync);

    private async ValueTask<FluidValue> ListAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var session = context.Session;
        return await session.OnceAsync(Key(input, arguments), async () =>
        {
            var types = Types(input, context);
            var names = new FilterNames(session.Definitions, fields, parts, types);
            var request = new ContentRequest
            {
                Types = [.. types],
                Filter = And(Culture(types, arguments, session), await FilterAsync(names, arguments, session)),
                OrderBy = Order(names, arguments),
            };
            var first = Math.Clamp(arguments["first"].Integer() ?? session.Site.PageSize, 1, Math.Max(session.Site.MaxPageSize, ContentList.AlwaysAllowed));
            var page = arguments["page"].Integer() ?? 1;
            return await ContentList.ReadAsync(session.Services.GetRequiredService<ContentQuery>(), request, first, page, session.CancellationToken);
        });
    }

    private static string Key(FluidValue input, FilterArguments arguments) =>
        $"contents\n{Text(input)}\n{string.Join('\n', arguments.Names.Order(StringComparer.Ordinal).Select(name => $"{name}={Text(arguments[name])}"))}";

    private static string Text(FluidValue value) => value is ArrayValue array ? string.Join(',', array.Values.Select(v => v.ToStringValue())) : value.ToStringValue();

    private static List<string> Types(FluidValue input, LiquidContext context)
    {
        var types = Text(input).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (types.Count == 0)
            throw new FluidException("contents needs a content type before it: \"Post\" | contents");
        var known = context.Session.Definitions.Types;
        foreach (var type in types.Where(t => !known.ContainsKey(t)))
            throw new FluidException($"there is no content type '{type}'{NearestName.Hint(type, known.Keys)}");
        return [.. types.Select(t => known[t].Name)];
    }

    private async ValueTask<ContentFilter?> FilterAsync(FilterNames names, FilterArguments arguments, RenderSession session)
    {
        var text = arguments["filter"].ToStringValue();
        if (text.Length == 0)
            return null;
        if (!_filters.TryGetValue(text, out var filter))
            filter = Remember(text);
        var related = session.Services.GetRequiredService<TranslatedReferences>();
        return await filter.BindAsync(new(
            names, name => Argument(name, arguments), () => session.Now().UtcDateTime, (op, ids) => related.RelatedAsync(op, ids, session.CancellationToken)));
    }

    private ParsedFilter Remember(string text)
    {
        // Filters are written in templates, so there are few; the bound is against a template that builds them.
        if (_filters.Count > 1_000)
            _filters.Clear();
        return _filters[text] = ContentFilterParser.Parse(text);
    }

    private static object? Argument(string name, FilterArguments arguments)
    {
        if (Own.Contains(name) || !arguments.HasNamed(name))
            throw new FluidException($"the filter names ${name}, and contents was given no argument '{name}'");
        return Value(arguments[name]);
    }

    private static object? Value(FluidValue value) => value.Type switch
    {
        FluidValues.Nil or FluidValues.Empty or FluidValues.Blank => null,
        FluidValues.Number => value.ToNumberValue(),
        FluidValues.Boolean => value.ToBooleanValue(),
        FluidValues.DateTime => ((DateTimeOffset)value.ToObjectValue()).UtcDateTime,
        FluidValues.Array => value is ArrayValue array ? array.Values.Select(Value).ToList() : null,
        _ => value.ToStringValue(),
    };

    // The built-in order is Orchard Core's; a template that wants another says so.
    private static System.Collections.Immutable.ImmutableArray<ContentSort> Order(FilterNames names, FilterArguments arguments) =>
        names.Order(arguments.Text("order_by"));

    private static ContentFilter? Culture(List<string> types, FilterArguments arguments, RenderSession session)
    {
        var culture = arguments.Text("culture") ?? session.Culture;
        var isLocalized = types.All(t => session.Definitions.Type(t)?.PartOf("LocalizationPart") is not null);
        return culture == "*" || !isLocalized ? null : new ContentFilter.Column(ContentColumn.Culture, FilterOperator.Equal, culture);
    }

    private static ContentFilter? And(ContentFilter? left, ContentFilter? right) =>
        left is null ? right : right is null ? left : new ContentFilter.And(left, right);
}
