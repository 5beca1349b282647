using System.Collections.Immutable;
using System.Text.Json;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Admin.Contents.List;

/// <summary>
/// Does one thing to several items, each by itself through the one write path, and undoes it. With each item what was done to it is written down in
/// the same transaction, so that undoing reverses just that, also after a crash in the middle.
/// </summary>
internal sealed class BulkActions(CmsDbContext db, ContentManager content, ContentQuery query, CurrentActor actor, AdminText text, KeyGenerator keys, TimeProvider time)
{
    /// <summary>Most items in one call; a longer selection comes in several calls that name the same operation.</summary>
    public const int MostItems = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <param name="verb">What to do.</param>
    /// <param name="contentItemIds">To which items.</param>
    /// <param name="operationId">The operation that this call goes on with; null for a new one.</param>
    /// <param name="cancellationToken">Stops after the present item.</param>
    public async Task<BulkResult> RunAsync(BulkVerb verb, IReadOnlyCollection<string> contentItemIds, long? operationId, CancellationToken cancellationToken)
    {
        var operation = operationId is { } id ? await RequireAsync(id, cancellationToken) : await BeginAsync(verb, cancellationToken);
        if (operation.Verb != verb)
            throw new NotFoundException("There is no such operation.");
        string[] ids = [.. contentItemIds.Distinct().Take(MostItems)];
        var titles = await TitlesAsync(ids, verb == BulkVerb.Restore, cancellationToken);
        return await EachAsync(operation, ids, i => i, titles, (item, _) => DoAsync(operation, item, cancellationToken));
    }

    /// <summary>Takes everything back that the operation did, where the item still stands as it left it.</summary>
    /// <exception cref="NotFoundException">The actor did nothing of that id within a day, or has undone it.</exception>
    public async Task<BulkResult> UndoAsync(long operationId, CancellationToken cancellationToken)
    {
        var operation = await RequireAsync(operationId, cancellationToken);
        var undone = await db.Set<BulkOperation>().Where(o => o.Id == operationId && o.UndoneUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.UndoneUtc, time.GetUtcNow().UtcDateTime), cancellationToken);
        if (undone == 0)
            throw new NotFoundException("This was undone already.");
        var changes = Read(operation.Changes);
        var titles = await TitlesAsync([.. changes.Select(c => c.ContentItemId)], operation.Verb == BulkVerb.Delete, cancellationToken);
        return await EachAsync(operation, changes, c => c.ContentItemId, titles, (change, _) => UndoAsync(operation.Verb, change, cancellationToken));
    }

    private async Task<BulkResult> EachAsync<T>(
        BulkOperation operation, IReadOnlyCollection<T> items, Func<T, string> id, IReadOnlyDictionary<string, string> titles, Func<T, int, Task> act)
    {
        var (done, refused) = (0, new List<BulkRefusal>());
        foreach (var item in items)
        {
            try
            {
                if (!titles.ContainsKey(id(item)))
                    throw new NotFoundException(id(item));
                await act(item, done);
                done++;
            }
            catch (CmsException refusal)
            {
                refused.Add(new(titles.GetValueOrDefault(id(item), id(item)), text.Reason(refusal)));
            }
        }

        return new(operation.Id, operation.Verb, done, [.. refused]);
    }

    private Task DoAsync(BulkOperation operation, string contentItemId, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var before = await StateAsync(contentItemId, cancellationToken);
        await ActAsync(operation.Verb, before, cancellationToken);
        var after = await StateAsync(contentItemId, cancellationToken);
        var changes = Read(await db.Set<BulkOperation>().Where(o => o.Id == operation.Id).Select(o => o.Changes).SingleAsync(cancellationToken));
        var json = JsonSerializer.Serialize(changes.Append(new(contentItemId, after.Latest, before.Live, after.Live)));
        await db.Set<BulkOperation>().Where(o => o.Id == operation.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Changes, json), cancellationToken);
    }, cancellationToken);

    private Task ActAsync(BulkVerb verb, State state, CancellationToken cancellationToken) => verb switch
    {
        BulkVerb.Publish when state.Live == state.Latest => throw InvalidContentException.Of("", "bulk.live", text["It is published already."]),
        BulkVerb.Publish => content.PublishAsync(state.Id, cancellationToken),
        BulkVerb.Unpublish when state.Live is null => throw InvalidContentException.Of("", "bulk.notLive", text["It is not published."]),
        BulkVerb.Unpublish => content.UnpublishAsync(state.Id, cancellationToken),
        BulkVerb.Delete => content.DeleteAsync(state.Id, cancellationToken),
        _ => content.RestoreAsync(state.Id, cancellationToken),
    };

    private async Task UndoAsync(BulkVerb verb, BulkChange change, CancellationToken cancellationToken)
    {
        var state = await StateAsync(change.ContentItemId, cancellationToken);
        if (state.Latest != change.Latest || state.Live != change.LiveAfter || state.Deleted != (verb == BulkVerb.Delete))
            throw new ConflictException(change.ContentItemId, null, null);
        await (verb switch
        {
            BulkVerb.Publish when change.LiveBefore is { } live => content.MakeLiveAsync(state.Id, live, cancellationToken),
            BulkVerb.Publish => content.UnpublishAsync(state.Id, cancellationToken),
            BulkVerb.Unpublish => content.MakeLiveAsync(state.Id, change.LiveBefore!.Value, cancellationToken),
            BulkVerb.Delete => content.RestoreAsync(state.Id, cancellationToken),
            _ => content.DeleteAsync(state.Id, cancellationToken),
        });
    }

    private async Task<BulkOperation> BeginAsync(BulkVerb verb, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.Set<BulkOperation>().Where(o => o.StartedUtc < now - Kept).ExecuteDeleteAsync(cancellationToken);
        var operation = new BulkOperation { Id = keys.Next(), UserId = actor.Value.UserId ?? "", Verb = verb, StartedUtc = now, Changes = "[]" };
        db.Add(operation);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(operation).State = EntityState.Detached;
        return operation;
    }

    private async Task<BulkOperation> RequireAsync(long id, CancellationToken cancellationToken)
    {
        var (user, oldest) = (actor.Value.UserId ?? "", time.GetUtcNow().UtcDateTime - Kept);
        return await db.Set<BulkOperation>().AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == id && o.UserId == user && o.UndoneUtc == null && o.StartedUtc >= oldest, cancellationToken)
            ?? throw new NotFoundException("There is nothing to undo any more.");
    }

    private async Task<State> StateAsync(string contentItemId, CancellationToken cancellationToken) =>
        await db.Items.AsNoTracking().Where(i => i.ContentItemId == contentItemId)
            .Select(i => new State(i.ContentItemId, i.LatestVersionId, i.PublishedVersionId, i.DeletedUtc != null)).SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException(contentItemId);

    // What the actor may not see has no title, and nothing is done to it.
    private async Task<IReadOnlyDictionary<string, string>> TitlesAsync(string[] ids, bool inBin, CancellationToken cancellationToken)
    {
        var items = await query.ListAsync(
            new() { Status = ContentStatus.Latest, Bin = inBin, Filter = new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.In, ids), Take = ids.Length }, cancellationToken);
        return items.ToDictionary(i => i.ContentItemId, i => i.DisplayText ?? i.ContentItemId);
    }

    private static List<BulkChange> Read(string changes) => JsonSerializer.Deserialize<List<BulkChange>>(changes) ?? [];

    private sealed record State(string Id, long Latest, long? Live, bool Deleted);
}
