using System.Collections.Frozen;
using CoproCms.Data;
using CoproCms.Media.Images;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Media.Details;

/// <summary>The framings of all pictures that have one, in memory: addresses of pictures are made where nothing can be awaited.</summary>
internal sealed class MediaFramings(IServiceScopeFactory scopes) : ITaggedCache, IHostedService, IDisposable
{
    /// <summary>Says that a framing changed.</summary>
    public const string Tag = "media-framings";

    // One reading after the other, so that the last to be kept is the last that was begun.
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile FrozenDictionary<string, Framing> _framings = FrozenDictionary<string, Framing>.Empty;

    public Framing Of(string path) => _framings.GetValueOrDefault(path, Framing.None);

    public Task StartAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(Tag) || tags.Contains(CacheTags.All))
            await ReadAsync(cancellationToken);
    }

    public void Dispose() => _reading.Dispose();

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            _framings = await FramedAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<FrozenDictionary<string, Framing>> FramedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<CmsDbContext>().Set<MediaDetail>().AsNoTracking()
            .Where(d => d.AnchorX != null || d.CropLeft != null).ToListAsync(cancellationToken);
        return rows.ToFrozenDictionary(d => d.Path, d => d.Framing);
    }
}
