using CoproCms.Data;
using CoproCms.Theming.Caching;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using Fluid;
using Fluid.Values;

namespace CoproCms.Theming.Tags;

/// <summary>
/// <c>{% cache "id", expires_after: "00:10:00", vary_by: "query:page", dependencies: "contentitemid:x" %}…{% endcache %}</c>: keeps the HTML inside,
/// by language and permissions. Everything that was read for the page up to its end counts as a dependency.
/// Styles and scripts asked for inside are asked for only when it is rendered anew.
/// </summary>
internal sealed class CacheLiquid(FragmentCache cache, PageCache pages, TimeProvider time) : ILiquidExtension
{
    private const string Settings = "cache-settings";

    public void Register(LiquidLanguage language) => language
        .Block("cache", CacheAsync)
        .Tag("cache_dependency", (arguments, _, context) => Depend(arguments.At(0).ToStringValue(), context.Session))
        .Tag("cache_expires_on", (arguments, _, context) =>
        {
            if (arguments.At(0).TryGetDateTimeInput(context, out var instant))
                Current(context)?.Expires = instant;
            return default;
        })
        .Tag("cache_expires_after", (arguments, _, context) =>
        {
            Current(context)?.Expires = time.GetUtcNow() + Span(arguments.At(0));
            return default;
        })
        .Tag("cache_expires_sliding", (arguments, _, context) =>
        {
            Current(context)?.Sliding = Span(arguments.At(0));
            return default;
        });

    private static FragmentSettings? Current(LiquidContext context) => context.AmbientValues.GetValueOrDefault(Settings) as FragmentSettings;

    private async ValueTask CacheAsync(FilterArguments arguments, Func<TextWriter, ValueTask> body, TextWriter writer, LiquidContext context)
    {
        var session = context.Session;
        if (!pages.IsOn || session.Page.IsPersonal)
        {
            await body(writer);
            return;
        }

        var key = Key(arguments, session);
        if (cache.Find(key) is { } known)
        {
            foreach (var tag in known.Tags)
                session.Dependencies.Add(tag);
            await writer.WriteAsync(known.Html);
            return;
        }

        await writer.WriteAsync(await RenderAsync(key, arguments, body, context));
    }

    private async ValueTask<string> RenderAsync(string key, FilterArguments arguments, Func<TextWriter, ValueTask> body, LiquidContext context)
    {
        var generation = cache.Generation;
        foreach (var dependency in Words(arguments["dependencies"]))
            await Depend(dependency, context.Session);
        var settings = new FragmentSettings
        {
            Expires = arguments.Text("expires_after") is null ? DateTimeOffset.MaxValue : time.GetUtcNow() + Span(arguments["expires_after"]),
            Sliding = arguments.Text("expires_sliding") is null ? null : Span(arguments["expires_sliding"]),
        };
        var outer = context.AmbientValues.GetValueOrDefault(Settings);
        context.AmbientValues[Settings] = settings;
        using var output = new OutputWriter();
        await body(output);
        context.AmbientValues[Settings] = outer!;
        var html = output.ToString();
        if (!context.Session.Page.IsPersonal)
            cache.Store(key, new(html, context.Session.Dependencies.Tags.ToHashSet(), settings.Expires, settings.Sliding), generation);
        return html;
    }

    private static string Key(FilterArguments arguments, RenderSession session)
    {
        var parts = new List<string> { arguments.At(0).ToStringValue(), session.Culture, session.Actor.CacheKey };
        foreach (var vary in Words(arguments["vary_by"]))
        {
            if (vary.StartsWith("query:", StringComparison.Ordinal))
            {
                session.Page.ReadsQuery(vary[6..]);
                parts.Add($"{vary}={session.Http?.Request.Query[vary[6..]]}");
            }
            else
                parts.Add(vary == "route" ? session.Http?.Request.Path.Value ?? "" : vary);
        }

        return string.Join('\n', parts);
    }

    private static ValueTask Depend(string dependency, RenderSession session)
    {
        var colon = dependency.IndexOf(':');
        var (kind, name) = colon < 0 ? ("", dependency) : (dependency[..colon].ToLowerInvariant(), dependency[(colon + 1)..]);
        session.Dependencies.Add(kind switch
        {
            "contentitemid" => CacheTags.Item(name),
            "contenttype" => CacheTags.Type(name),
            _ => dependency,
        });
        return default;
    }

    private static IEnumerable<string> Words(FluidValue value) => value is ArrayValue array
        ? array.Values.Select(v => v.ToStringValue())
        : value.ToStringValue().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    private static TimeSpan Span(FluidValue value) =>
        TimeSpan.TryParse(value.ToStringValue(), System.Globalization.CultureInfo.InvariantCulture, out var span)
            ? span : throw new FluidException($"'{value.ToStringValue()}' is no span of time such as 00:10:00");

    private sealed class FragmentSettings
    {
        public DateTimeOffset Expires { get; set; }

        public TimeSpan? Sliding { get; set; }
    }
}
