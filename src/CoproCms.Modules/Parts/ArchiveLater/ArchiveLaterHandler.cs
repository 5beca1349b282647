using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Parts;

/// <summary>Refuses to put live what its own date would take off within the minute.</summary>
internal sealed class ArchiveLaterHandler(TimeProvider time) : ContentHandler
{
    public override Task PublishingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (!context.Importing && context.Item.Part(ArchiveLaterPart.PartName).Instant(ArchiveLaterPart.Due) <= time.GetUtcNow().UtcDateTime)
            errors.Add($"{ArchiveLaterPart.PartName}.{ArchiveLaterPart.Due}", "archive.past", "The date at which this is archived has passed. Remove it or choose a later one.");
        return Task.CompletedTask;
    }
}
