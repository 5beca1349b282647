using CoproCms.Content;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Filters;

/// <summary>Filters on content items.</summary>
internal sealed class ContentLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Filter("display_text", (input, _, context) => input is ContentItemValue { Item: var item }
            ? StringValue.Create(context.Engine.Language.DisplayTextOf(item, context.Session.Culture)) : NilValue.Instance)
        .Filter("display_url", (input, _, context) => input is ContentItemValue { Item: var item }
            ? StringValue.Create(Urls.Of(item, context.Session)) : NilValue.Instance)
        .Filter("excerpt", (input, arguments, context) => input is ContentItemValue { Item: var item }
            ? StringValue.Create(Excerpts.Of(item, arguments.At(0).Integer() ?? Excerpts.Length)) : NilValue.Instance)
        .Filter("content_item_id", FindAsync)
        .Filter("content_items", ItemsAsync)
        .Filter("localization_set", LocalizationSetAsync)
        .Filter("container", ContainerAsync)
        .Filter("list_count", async (input, _, context) => NumberValue.Create(await Lists(context).CountAsync(IdOf(input), context.Session)))
        .Filter("list_items", async (input, arguments, context) => ContentItemValue.Of(
            await Lists(context).ItemsAsync(IdOf(input), arguments.At(0).Integer(), context.Session)));

    private static LocalizedContent Localized(LiquidContext context) => context.Session.Services.GetRequiredService<LocalizedContent>();

    private static ContainedContent Lists(LiquidContext context) => context.Session.Services.GetRequiredService<ContainedContent>();

    private static string IdOf(FluidValue input) => input is ContentItemValue { Item: var item } ? item.ContentItemId : input.ToStringValue();

    private static IReadOnlyList<string> Ids(FluidValue input, LiquidContext context) => input.Type switch
    {
        FluidValues.Nil => [],
        FluidValues.Array => [.. input.Enumerate(context).Select(v => v.ToStringValue()).Where(id => id.Length > 0)],
        _ => input.Text() is { } id ? [id] : [],
    };

    // {{ ids | content_item_id }} gives what it was given, one item or a list, in the language it was picked in.
    private static async ValueTask<FluidValue> FindAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var query = context.Session.Services.GetRequiredService<ContentQuery>();
        var ids = Ids(input, context);
        var found = await query.FindManyAsync(ids, ContentStatus.Published, context.Session.CancellationToken);
        var items = ids.Select(found.GetValueOrDefault).OfType<ContentItem>();
        return input.Type == FluidValues.Array ? ContentItemValue.Of(items) : ContentItemValue.Of(items.FirstOrDefault());
    }

    private static async ValueTask<FluidValue> ItemsAsync(FluidValue input, FilterArguments arguments, LiquidContext context) =>
        ContentItemValue.Of(await Localized(context).InCultureAsync(Ids(input, context), context.Session));

    private static async ValueTask<FluidValue> LocalizationSetAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var culture = arguments.At(0).Text() ?? context.Session.Culture;
        var sets = input.Type == FluidValues.Array ? Ids(input, context) : input.Text() is { } set ? [set] : [];
        var found = await Localized(context).OfSetsAsync(sets, culture, context.Session);
        var items = sets.Select(found.GetValueOrDefault).OfType<ContentItem>();
        return input.Type == FluidValues.Array ? ContentItemValue.Of(items) : ContentItemValue.Of(items.FirstOrDefault());
    }

    private static async ValueTask<FluidValue> ContainerAsync(FluidValue input, FilterArguments arguments, LiquidContext context) =>
        input is ContentItemValue { Item: var item } && item.Part("ContainedPart").Text("ListContentItemId") is { } id
            ? ContentItemValue.Of(await context.Session.Services.GetRequiredService<ContentQuery>().FindAsync(id, ContentStatus.Published, context.Session.CancellationToken))
            : NilValue.Instance;
}
