using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Rest;

/// <summary>Creates an item, or merges what was sent into the latest version (<see cref="ContentMerge"/>).</summary>
internal sealed class ContentApiWriter(ContentManager content, DefinitionStore definitions, CurrentActor actor)
{
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
            return await content.SaveAsync(ContentMerge.Apply(existing, sent, nameof(ContentItem.Owner), nameof(ContentItem.Author)), new()
            {
                Publish = !draft,
                BaseVersionId = sent.Text(nameof(ContentItem.ContentItemVersionId)) ?? existing.ContentItemVersionId,
            }, cancellationToken);

        // Orchard Core asks for this even when only a draft is made.
        if (!actor.Value.Allows(ContentPermissions.Publish, type.Name, actor.Value.UserId))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Publish, type.Name), $"to create a {type.Name}");
        var item = ContentMerge.Apply(await content.NewAsync(type.Name, cancellationToken), sent);
        return await content.SaveAsync(item, new() { Publish = !draft, KeepAuthor = sent.Text(nameof(ContentItem.Author)) is not null }, cancellationToken);
    }

    private async Task<ContentTypeDefinition> TypeAsync(JsonObject sent, ContentItem? existing, CancellationToken cancellationToken)
    {
        var asked = sent.Text(nameof(ContentItem.ContentType));
        var known = await definitions.GetAsync(cancellationToken);
        if (existing is not null && asked is not null && !asked.Equals(existing.ContentType, StringComparison.OrdinalIgnoreCase))
            throw InvalidContentException.Of(nameof(ContentItem.ContentType), "type.fixed", $"The content item {existing.ContentItemId} is a {existing.ContentType}; its type cannot change to {asked}.");
        return known.Type(existing?.ContentType ?? asked) ?? throw InvalidContentException.Of(nameof(ContentItem.ContentType), "type.unknown", string.IsNullOrEmpty(asked)
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
}
