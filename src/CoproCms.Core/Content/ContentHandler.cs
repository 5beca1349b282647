using CoproCms.Errors;

namespace CoproCms.Content;

/// <summary>
/// Takes part in every write of content, whichever door it came through. All calls run inside the write's transaction:
/// an exception undoes it. What is slow or may fail goes into the outbox instead.
/// </summary>
public abstract class ContentHandler
{
    /// <summary>The item is about to be validated and stored as a new version: complete it (path, culture, texts made from patterns).</summary>
    public virtual Task SavingAsync(WriteContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Adds an error for each broken rule that needs more than the field or part itself.</summary>
    public virtual Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The version is about to go live; an error keeps it from doing so.</summary>
    public virtual Task PublishingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A new version is stored, as a draft or live. <see cref="WriteContext.Previous"/> is null when it is the item's first.</summary>
    public virtual Task SavedAsync(WriteContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task PublishedAsync(WriteContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Someone who may publish the item approved its latest version without putting it live.</summary>
    public virtual Task ApprovedAsync(WriteContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task UnpublishedAsync(WriteContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task DeletedAsync(WriteContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The item is back from the bin as it was.</summary>
    public virtual Task RestoredAsync(WriteContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
