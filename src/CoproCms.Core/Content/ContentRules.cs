using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Content;

/// <summary>Completes an item and checks every rule of its fields, its parts and the handlers.</summary>
public sealed class ContentRules(FieldTypes fields, PartTypes parts, ContentItemFactory factory, IEnumerable<ContentHandler> handlers)
{
    /// <exception cref="InvalidContentException">Every rule that is broken.</exception>
    public async Task ApplyAsync(WriteContext context, bool publishing, CancellationToken cancellationToken)
    {
        if (!context.Importing)
            factory.FillIn(context.Item, context.Type);
        ForEachPart(context, (part, value) => parts.Find(part.Part.Name)?.Normalise(value, part, context));
        ForEachField(context, (type, value, field) => type.Normalise(value, field, context));
        foreach (var handler in handlers)
            await handler.SavingAsync(context, cancellationToken);

        var errors = new ValidationErrors();
        ForEachPart(context, (part, value) => parts.Find(part.Part.Name)?.Validate(value, part, context.Item, errors));
        ForEachField(context, (type, value, field) => type.Validate(value, field, errors));
        foreach (var handler in handlers)
            await handler.ValidatingAsync(context, errors, cancellationToken);
        if (publishing)
            await AddPublishingErrorsAsync(context, errors, cancellationToken);
        errors.ThrowIfAny();
    }

    /// <exception cref="InvalidContentException">The version may not go live.</exception>
    public async Task CheckPublishingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        foreach (var handler in handlers)
            await handler.ValidatingAsync(context, errors, cancellationToken);
        await AddPublishingErrorsAsync(context, errors, cancellationToken);
        errors.ThrowIfAny();
    }

    private async Task AddPublishingErrorsAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
            await handler.PublishingAsync(context, errors, cancellationToken);
    }

    private static void ForEachPart(WriteContext context, Action<ContentTypePartDefinition, JsonObject> action)
    {
        foreach (var part in context.Type.Parts)
        {
            if (context.Item.Part(part.Name) is { } value)
                action(part, value);
        }
    }

    private void ForEachField(WriteContext context, Action<FieldType, JsonObject, FieldContext> action) => ForEachPart(context, (part, partValue) =>
    {
        foreach (var field in part.Part.Fields)
        {
            if (partValue[field.Name] is JsonObject value && fields.Find(field.FieldType) is { } type)
                action(type, value, new(part.Name, field));
        }
    });
}
