using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Rendering;
using CoproCms.Routing;
using Fluid;
using Fluid.Values;

namespace CoproCms.Tests.Given;

/// <summary>Just enough Liquid for the patterns of the tests, so that the engine's tests need no theming.</summary>
internal sealed class FluidPatterns : IPatternRenderer
{
    private readonly FluidParser _parser = new();
    private readonly TemplateOptions _options = new();

    public FluidPatterns()
    {
        _options.Filters.AddFilter("slugify", (input, _, _) => new StringValue(Slug.Make(input.ToStringValue())));
        _options.MemberAccessStrategy.Register<ContentItem>();
        _options.MemberAccessStrategy.Register<JsonObject, object?>((json, name) => json[name]);
        _options.ValueConverters.Add(value => value is JsonValue json ? json.ToString() : null);
    }

    public ValueTask<string> RenderAsync(string pattern, ContentItem item, CancellationToken cancellationToken) =>
        _parser.Parse(pattern).RenderAsync(new TemplateContext(_options).SetValue("ContentItem", item));

    public string? Check(string pattern) => _parser.TryParse(pattern, out _, out var error) ? null : error;
}
