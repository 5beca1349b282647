using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Admin.Contents.Faults;

/// <summary>
/// Looks through all that is live, a little at a time: once after the start and then every few hours, since what one item links to may be taken off
/// without it; and through what was changed soon after the change.
/// </summary>
internal sealed partial class FaultWorker(IServiceScopeFactory scopes, FaultBook book, TimeProvider time, ILogger<FaultWorker> logger) : BackgroundService
{
    /// <summary>Most items in one pass.</summary>
    public const int MostItems = 20_000;

    private const int Batch = 100;
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Again = TimeSpan.FromHours(6);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>One pass through everything.</summary>
    public async Task CheckAllAsync(CancellationToken cancellationToken)
    {
        // Type by type: for their order there is an index.
        var left = MostItems;
        foreach (var type in await TypesAsync(cancellationToken))
        {
            string? after = null;
            for (var more = true; more && left > 0; left -= Batch)
            {
                (more, after) = await CheckAsync(new() { Types = [type] }, null, after, cancellationToken);
                await Task.Delay(Breath, time, cancellationToken);
            }
        }
    }

    /// <summary>Looks at the items that changed since the last time.</summary>
    public async Task CheckChangedAsync(CancellationToken cancellationToken)
    {
        foreach (var ids in book.TakeChanged().Chunk(Batch))
            await CheckAsync(new() { Filter = new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.In, ids) }, ids, null, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Start, time, stoppingToken);
        var next = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (time.GetUtcNow() >= next)
                {
                    await CheckAllAsync(stoppingToken);
                    next = time.GetUtcNow() + Again;
                }

                if (!await book.WaitAsync(Again, stoppingToken))
                    continue;
                await Task.Delay(Settling, time, stoppingToken);
                await CheckChangedAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
                await Task.Delay(Start, time, stoppingToken);
            }
        }
    }

    private async Task<IReadOnlyList<string>> TypesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<DefinitionStore>().GetAsync(cancellationToken)).Types.Keys];
    }

    // Of the ids that were asked for, those that are live no more have no faults either.
    private async Task<(bool More, string? After)> CheckAsync(ContentRequest request, string[]? ids, string? after, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var page = await scope.ServiceProvider.GetRequiredService<ContentQuery>().PageAsync(request, new() { First = Batch, After = after }, cancellationToken);
        ContentItem[] items = [.. page.Edges.Select(e => e.Item)];
        var found = await scope.ServiceProvider.GetRequiredService<FaultFinder>().FindAsync(items, cancellationToken);
        book.Keep(ids ?? items.Select(i => i.ContentItemId), found);
        return (page.HasNext, page.Edges.IsEmpty ? null : page.Edges[^1].Cursor);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The check of links and pictures failed; trying again shortly")]
    private partial void LogFailed(Exception error);
}
