using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Content;

/// <summary>Completes an item and those nested in it, and checks every rule of their fields and parts and of the handlers.</summary>
public sealed class ContentRules(
    FieldTypes fields, PartTypes parts, ContentItemFactory factory, DefinitionStore definitions, IEnumerable<ContentHandler> handlers)
{
    private readonly ItemRules _rules = new(fields, parts);

    /// <exception cref="InvalidContentException">Every rule that is broken.</exception>
    public async Task ApplyAsync(WriteContext context, bool publishing, CancellationToken cancellationToken)
    {
        RefuseUnreadable(context.Item);
        var nested = await CompleteAsync(context, cancellationToken);
        foreach (var handler in handlers)
            await handler.SavingAsync(context, cancellationToken);

        var errors = new ValidationErrors();
        _rules.Validate(context, errors);
        foreach (var (_, path, inner) in nested)
            ValidateNested(inner, path, errors);
        await AddHandlerErrorsAsync(context, publishing, errors, cancellationToken);
        errors.ThrowIfAny();
    }

    /// <summary>
    /// Brings an item into its stored form without asking whether it may be stored, for showing and comparing what is still being written:
    /// HTML is sanitised, and Liquid is left only to those who may write it.
    /// </summary>
    public Task NormaliseAsync(WriteContext context, CancellationToken cancellationToken) => CompleteAsync(context, cancellationToken);

    /// <exception cref="InvalidContentException">The version may not go live.</exception>
    public async Task CheckPublishingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        await AddHandlerErrorsAsync(context, publishing: true, errors, cancellationToken);
        errors.ThrowIfAny();
    }

    private async Task<IReadOnlyList<(JsonObject Json, string Path, WriteContext Context)>> CompleteAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (!context.Importing)
            factory.FillIn(context.Item, context.Type);
        _rules.Normalise(context);
        var nested = await NestedAsync(context, cancellationToken);
        foreach (var (json, _, inner) in nested)
        {
            _rules.Normalise(inner);
            if (inner.Item.DisplayText is { } text)
                json[nameof(ContentItem.DisplayText)] = text;
        }

        return nested;
    }

    private async Task AddHandlerErrorsAsync(WriteContext context, bool publishing, ValidationErrors errors, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
            await handler.ValidatingAsync(context, errors, cancellationToken);
        if (!publishing)
            return;
        foreach (var handler in handlers)
            await handler.PublishingAsync(context, errors, cancellationToken);
    }

    private void ValidateNested(WriteContext inner, string path, ValidationErrors errors)
    {
        var own = new ValidationErrors();
        _rules.Validate(inner, own);
        foreach (var error in own)
            errors.Add($"{path}.{error.Path}", error.Code, error.Message);
    }

    /// <summary>
    /// The nested items, each as a write of its own whose parts are the nested JSON itself. All get an id. Those of unknown types are held to the
    /// rules of the parts that they carry: a type of that name may come later.
    /// </summary>
    private async Task<IReadOnlyList<(JsonObject Json, string Path, WriteContext Context)>> NestedAsync(WriteContext context, CancellationToken cancellationToken)
    {
        var nested = NestedItems.In(context.Item.Content).ToList();
        if (nested.Count == 0)
            return [];
        var types = await definitions.GetAsync(cancellationToken);
        var before = context.Previous is null ? null : NestedItems.In(context.Previous.Content).Select(n => View(n.Json)).ToLookup(i => i.ContentItemId);
        var ids = new HashSet<string>();
        var contexts = new List<(JsonObject, string, WriteContext)>();
        foreach (var (json, path) in nested)
        {
            if (json.Text(nameof(ContentItem.ContentItemId)) is not { Length: > 0 } id || !ids.Add(id))
                json[nameof(ContentItem.ContentItemId)] = ContentId.New();
            var item = View(json);
            var type = types.Type(item.ContentType) ?? new(item.ContentType, item.ContentType, [], []);
            contexts.Add((json, path, context with { Item = item, Type = type, Previous = before?[item.ContentItemId].FirstOrDefault() }));
        }

        return contexts;
    }

    private static void RefuseUnreadable(ContentItem item)
    {
        var fault = ReadableJson.IsText(item.DisplayText ?? "") ? ReadableJson.FindFault(item.Content) : nameof(ContentItem.DisplayText);
        if (fault is null)
            return;
        var errors = new ValidationErrors();
        errors.Add(fault, "json.unreadable", $"The JSON at \"{fault}\" cannot be read: a member stands there twice, or a text is not valid Unicode or has the character U+0000.");
        throw new InvalidContentException(errors);
    }

    private static ContentItem View(JsonObject json) => new()
    {
        ContentItemId = json.Text(nameof(ContentItem.ContentItemId)) ?? "",
        ContentType = json.Text(nameof(ContentItem.ContentType)) ?? "",
        DisplayText = json.Text(nameof(ContentItem.DisplayText)),
        Content = json,
    };
}
