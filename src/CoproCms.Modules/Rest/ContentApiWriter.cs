using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Rest;

/// <summary>Creates an item, or merges what was sent into the latest version: objects member by member, arrays as a whole, null clears.</summary>
internal sealed class ContentApiWriter(ContentManager content, DefinitionStore definitions, CurrentActor actor)
{
    // The server's to decide, whatever the client says.
    private static readonly string[] Managed =
    [
        nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentItemVersionId), nameof(ContentItem.ContentType), nameof(ContentItem.Latest),
        nameof(ContentItem.Published), nameof(ContentItem.ModifiedUtc), nameof(ContentItem.PublishedUtc), nameof(ContentItem.CreatedUtc),
    ];

    /// <param name="sent">The item as the client has it.</param>
    /// <param name="draft">Not to be published.</param>
    /// <param name="demand">Is shown the latest version, null when there is none, and throws when the client may not go on.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    public async Task<ContentItem> SaveAsync(JsonObject sent, bool draft, Action<ContentItem?, ContentTypeDefinition> demand, CancellationToken cancellationToken)
    {
        var id = sent.Text(nameof(ContentItem.ContentItemId));
        var existing = id is null ? null : await content.FindForEditAsync(id, cancellationToken);
        var type = await TypeAsync(sent, existing, cancellationToken);
        CheckParts(sent, type);
        demand(existing, type);
        if (existing is not null)
            return await content.SaveAsync(Merge(existing, sent, [nameof(ContentItem.Owner), nameof(ContentItem.Author)]), new()
            {
                Publish = !draft,
                BaseVersionId = sent.Text(nameof(ContentItem.ContentItemVersionId)) ?? existing.ContentItemVersionId,
            }, cancellationToken);

        // Orchard Core asks for this even when only a draft is made.
        if (!actor.Value.Allows(ContentPermissions.Publish, type.Name, actor.Value.UserId))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Publish, type.Name), $"to create a {type.Name}");
        var item = Merge(await content.NewAsync(type.Name, cancellationToken), sent, []);
        return await content.SaveAsync(item, new() { Publish = !draft, KeepAuthor = sent.Text(nameof(ContentItem.Author)) is not null }, cancellationToken);
    }

    private async Task<ContentTypeDefinition> TypeAsync(JsonObject sent, ContentItem? existing, CancellationToken cancellationToken)
    {
        var asked = sent.Text(nameof(ContentItem.ContentType));
        var known = await definitions.GetAsync(cancellationToken);
        if (existing is not null && asked is not null && !asked.Equals(existing.ContentType, StringComparison.OrdinalIgnoreCase))
            throw Invalid(nameof(ContentItem.ContentType), "type.fixed", $"The content item {existing.ContentItemId} is a {existing.ContentType}; its type cannot change to {asked}.");
        return known.Type(existing?.ContentType ?? asked) ?? throw Invalid(nameof(ContentItem.ContentType), "type.unknown", string.IsNullOrEmpty(asked)
            ? "A new content item needs a ContentType."
            : $"There is no content type {asked}.");
    }

    private static void CheckParts(JsonObject sent, ContentTypeDefinition type)
    {
        var errors = new ValidationErrors();
        foreach (var part in type.Parts)
        {
            if (sent[part.Name] is JsonValue or JsonArray)
                errors.Add(part.Name, "part.object", $"{part.Name} must be a JSON object.");
        }

        errors.ThrowIfAny();
    }

    private static ContentItem Merge(ContentItem item, JsonObject sent, string[] kept)
    {
        var json = ContentItemJson.Write(item);
        foreach (var (name, value) in sent)
        {
            if (!Managed.Contains(name) && !kept.Contains(name))
                Set(json, name, value);
        }

        var merged = ContentItemJson.Read(json);
        merged.ListOrder = item.ListOrder;
        return merged;
    }

    private static void Set(JsonObject target, string name, JsonNode? value)
    {
        if (value is JsonObject members && target[name] is JsonObject there)
        {
            foreach (var (member, inner) in members)
                Set(there, member, inner);
        }
        else if (value is null)
            target.Remove(name);
        else
            target[name] = value.DeepClone();
    }

    private static InvalidContentException Invalid(string path, string code, string message)
    {
        var errors = new ValidationErrors();
        errors.Add(path, code, message);
        return new(errors);
    }
}
