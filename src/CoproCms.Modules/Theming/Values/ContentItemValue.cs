using CoproCms.Content;
using CoproCms.Theming.Liquid;
using Fluid.Values;

namespace CoproCms.Theming.Values;

/// <summary>A content item in a template: its envelope, and its parts under <c>Content</c>.</summary>
public sealed class ContentItemValue(ContentItem item) : TemplateValue
{
    public ContentItem Item { get; } = item;

    /// <summary>Null gives nil.</summary>
    public static FluidValue Of(ContentItem? item) => item is null ? NilValue.Instance : new ContentItemValue(item);

    public static FluidValue Of(IEnumerable<ContentItem> items) => new ArrayValue([.. items.Select(item => new ContentItemValue(item))]);

    public override bool Equals(FluidValue? other) => other is ContentItemValue { Item: var item } && item.ContentItemId == Item.ContentItemId;

    public override int GetHashCode() => Item.ContentItemId.GetHashCode(StringComparison.Ordinal);

    public override string ToStringValue() => Item.DisplayText ?? "";

    public override object ToObjectValue() => Item;

    protected override ValueTask<FluidValue> MemberAsync(string name, LiquidContext context) => new(name switch
    {
        "ContentItemId" or "Id" => Text(Item.ContentItemId),
        "ContentItemVersionId" => Text(Item.ContentItemVersionId),
        "ContentType" => Text(Item.ContentType),
        "DisplayText" => Text(Item.DisplayText),
        "Content" => new JsonObjectValue(Item.Content),
        "Owner" => Text(Item.Owner),
        "Author" => Text(Item.Author),
        "Published" => BooleanValue.Create(Item.Published),
        "Latest" => BooleanValue.Create(Item.Latest),
        "CreatedUtc" => Date(Item.CreatedUtc),
        "ModifiedUtc" => Date(Item.ModifiedUtc),
        "PublishedUtc" => Date(Item.PublishedUtc),
        _ => NilValue.Instance,
    });

    private static FluidValue Text(string? text) => text is null ? NilValue.Instance : StringValue.Create(text);

    private static FluidValue Date(DateTime? utc) =>
        utc is { } value ? new DateTimeValue(new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc))) : NilValue.Instance;
}
