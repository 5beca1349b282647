using CoproCms.Indexing;
using CoproCms.Outbox;

namespace CoproCms.Media.Library;

/// <summary>Notes which files the content shows that was written before CoproCms noted it; the migration that brought the library asks for it once.</summary>
internal sealed class MediaUsesHandler(ReferenceRebuilding references) : OutboxHandler
{
    public override string Kind => "media.uses";

    public override Task HandleAsync(string payload, CancellationToken cancellationToken) => references.RunAsync(cancellationToken);
}
