using System.Text.Json;
using CoproCms.Data;
using CoproCms.Media.Files;
using CoproCms.Outbox;

namespace CoproCms.Media.Recipes;

/// <summary>After the commit, moves a staged file into the media folder and tells the pages that show it.</summary>
internal sealed class MediaPlaceHandler(MediaStaging staging, CmsDbContext db) : OutboxHandler
{
    public const string MessageKind = "media.place";

    public override string Kind => MessageKind;

    public static string Write(StagedFile file) => JsonSerializer.Serialize(file);

    public static StagedFile Read(string payload) => JsonSerializer.Deserialize<StagedFile>(payload)
        ?? throw new InvalidOperationException("The message names no file.");

    public override async Task HandleAsync(string payload, CancellationToken cancellationToken)
    {
        staging.Place(Read(payload));
        db.Touch(CacheTags.Media);
        await db.SaveChangesAsync(cancellationToken);
    }
}
