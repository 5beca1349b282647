using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CoproCms.Media.Files;

namespace CoproCms.Media.Images;

/// <summary>Resized images by content and parameters: from disk, or made now. Each is made once at a time, and only a few at a time.</summary>
internal sealed class ResizedImages(ImageProcessor processor, ResizedImageFolder folder) : IDisposable
{
    private const int LongestQueue = 100;

    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new();
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount - 1));
    private int _waiting;

    /// <summary>Names the result: the same content and parameters have the same name.</summary>
    public static string Name(MediaFile file, ImageParameters wanted, ImageFormat format) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Version}?{wanted.Canonical()}")))[..40] + "." + format.ToString().ToLowerInvariant();

    /// <exception cref="ImageRefusedException">It is damaged, animated or too big, or there is too much to do.</exception>
    /// <exception cref="FileNotFoundException">The file is gone.</exception>
    public async Task<FileStream> OpenAsync(MediaFile file, ImageParameters wanted, ImageFormat format, CancellationToken cancellationToken)
    {
        var name = Name(file, wanted, format);
        for (var attempt = 0; ; attempt++)
        {
            if (folder.TryOpen(name) is { } ready)
                return ready;
            if (attempt == 2)
                throw new ImageRefusedException(503, "There is no room to keep resized images; try again shortly.");
            var making = _making.GetOrAdd(name, key => new(() => MakeAsync(key, file, wanted, format)));
            try
            {
                await making.Value.WaitAsync(cancellationToken);
            }
            finally
            {
                if (making.Value.IsCompleted)
                    _making.TryRemove(new(name, making));
            }
        }
    }

    public void Dispose() => _places.Dispose();

    // Not cancelled with the request that began it: others may wait for the same image, and the next visitor will.
    private async Task MakeAsync(string name, MediaFile file, ImageParameters wanted, ImageFormat format)
    {
        if (Interlocked.Increment(ref _waiting) > LongestQueue)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ImageRefusedException(503, "Too many images are being resized; try again shortly.");
        }

        await _places.WaitAsync();
        try
        {
            var content = await File.ReadAllBytesAsync(file.PhysicalPath);
            var resized = await Task.Run(() => processor.Resize(file.Path, content, wanted, format));
            await folder.KeepAsync(name, resized);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            _places.Release();
        }
    }
}
