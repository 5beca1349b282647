using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Parts;

/// <summary>
/// Keeps drafts with a date for those who may publish: the site itself puts them live then, so whoever writes one decides what the public reads.
/// </summary>
internal sealed class PublishLaterHandler : ContentHandler
{
    public override Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        var (item, type) = (context.Item, context.Type.Name);
        if (!context.Importing && item.Part(PublishLaterPart.PartName).Instant(PublishLaterPart.Due) is not null
            && !context.Actor.Allows(ContentPermissions.Publish, type, item.Owner))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Publish, type), $"to change a {type} that has a date on which it goes live");
        return Task.CompletedTask;
    }

    // The date is done with: whoever takes the item off later must not see it return by that date. An import keeps what it is given.
    public override Task PublishingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (context.Importing || context.Item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Due] is null)
            return Task.CompletedTask;
        context.Item.Content = (JsonObject)context.Item.Content.DeepClone();
        context.Item.Part(PublishLaterPart.PartName)!.Remove(PublishLaterPart.Due);
        return Task.CompletedTask;
    }
}
