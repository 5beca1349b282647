using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Parts;

namespace CoproCms.GraphQL.Executing.Mutations;

/// <summary>A change of an item, as it was sent.</summary>
/// <param name="ContentType">The type that the mutation is of.</param>
/// <param name="ContentItemId">The item.</param>
/// <param name="BaseVersionId">What the change started from.</param>
/// <param name="Sent">The item's JSON as far as it changes.</param>
internal sealed record ContentChange(string ContentType, string ContentItemId, string BaseVersionId, JsonObject Sent);

/// <summary>What the mutations of content types do, all of it through the one write path. Each gives back the id of the item.</summary>
internal sealed class ContentMutator(ContentManager content, TimeProvider time)
{
    public async Task<string> CreateAsync(string contentType, JsonObject sent, bool publish, CancellationToken cancellationToken)
    {
        var item = ContentMerge.Apply(await content.NewAsync(contentType, cancellationToken), sent);
        return (await content.SaveAsync(item, new() { Publish = publish }, cancellationToken)).ContentItemId;
    }

    public async Task<string> UpdateAsync(ContentChange change, bool publish, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(change.ContentType, change.ContentItemId, cancellationToken);
        var item = ContentMerge.Apply(latest, change.Sent);
        return (await content.SaveAsync(item, new() { Publish = publish, BaseVersionId = change.BaseVersionId }, cancellationToken)).ContentItemId;
    }

    public Task<string> PublishAsync(string contentType, string id, CancellationToken cancellationToken) => DoAsync(contentType, id, content.PublishAsync, cancellationToken);

    public Task<string> UnpublishAsync(string contentType, string id, CancellationToken cancellationToken) => DoAsync(contentType, id, content.UnpublishAsync, cancellationToken);

    /// <param name="contentType">The item's type.</param>
    /// <param name="id">The item.</param>
    /// <param name="change">Makes the new dates from the old.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    public async Task<string> ScheduleAsync(string contentType, string id, Func<ContentSchedule, ContentSchedule> change, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(contentType, id, cancellationToken);
        var old = ContentSchedule.Of(latest);
        var schedule = change(old);
        schedule.Check(old, latest.Published, time.GetUtcNow().UtcDateTime);
        await content.SaveAsync(schedule.ApplyTo(latest), new() { Publish = latest.Published, BaseVersionId = latest.ContentItemVersionId }, cancellationToken);
        return id;
    }

    public Task<string> DeleteAsync(string contentType, string id, CancellationToken cancellationToken) => DoAsync(contentType, id, content.DeleteAsync, cancellationToken);

    public Task<string> RestoreAsync(string contentType, string id, CancellationToken cancellationToken) => DoAsync(contentType, id, content.RestoreAsync, cancellationToken);

    private async Task<string> DoAsync(string contentType, string id, Func<string, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        await RequireAsync(contentType, id, cancellationToken);
        await change(id, cancellationToken);
        return id;
    }

    private async Task<ContentItem> LatestAsync(string contentType, string id, CancellationToken cancellationToken)
    {
        await RequireAsync(contentType, id, cancellationToken);
        return await content.FindForEditAsync(id, cancellationToken) ?? throw NoItem(contentType, id);
    }

    private Task RequireAsync(string contentType, string id, CancellationToken cancellationToken) => ContentId.IsWellFormed(id)
        ? content.RequireTypeAsync(id, contentType, cancellationToken)
        : throw NoItem(contentType, id);

    private static NotFoundException NoItem(string contentType, string id) => new($"There is no {contentType} with the id {id}.");
}
