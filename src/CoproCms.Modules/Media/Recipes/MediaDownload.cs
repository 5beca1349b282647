using CoproCms.Hosting;
using CoproCms.Media.Files;

namespace CoproCms.Media.Recipes;

/// <summary>Fetches files for recipes, where the settings allow it at all, and then only from public addresses: a recipe must not reach into the site's own network.</summary>
internal sealed class MediaDownload : IDisposable
{
    private readonly MediaOptions _options;
    private readonly HttpClient _client;

    public MediaDownload(MediaOptions options, OutboundGuard guard)
    {
        _options = options;
        var handler = guard.CreateHandler();
        (handler.AllowAutoRedirect, handler.MaxAutomaticRedirections) = (true, 3);
        _client = new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = options.MaxFileSize };
    }

    /// <exception cref="MediaRefusedException">It is no http address, or the settings do not allow fetching.</exception>
    public Uri Check(string address)
    {
        if (!_options.AllowSourceUrl)
            throw new MediaRefusedException(MediaRule.Source, $"Fetching '{address}' is not allowed here; put the file beside the recipe, or set {MediaOptions.Section}:AllowSourceUrl to true.");
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        throw new MediaRefusedException(MediaRule.Source, $"'{address}' is no http or https address.");
    }

    /// <exception cref="MediaRefusedException">It could not be fetched.</exception>
    public async Task<byte[]> GetAsync(string address, CancellationToken cancellationToken)
    {
        var url = Check(address);
        try
        {
            return await _client.GetByteArrayAsync(url, cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MediaRefusedException(MediaRule.Source, $"'{address}' could not be fetched: {error.Message}");
        }
    }

    public void Dispose() => _client.Dispose();
}
