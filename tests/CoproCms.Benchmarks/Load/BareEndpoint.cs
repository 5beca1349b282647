using System.Net;
using System.Text.Json;

namespace CoproCms.Benchmarks.Load;

/// <summary>An answer of the site, to be given again by a server that does nothing else.</summary>
internal sealed record Recording(int Status, Dictionary<string, string> Headers, byte[] Body)
{
    public static async Task<Recording> TakeAsync(Target target, Uri address)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var answer = await client.SendAsync(target.Request(address));
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Server" or "Transfer-Encoding" or "Connection" or "Age"))
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
        var body = await answer.Content.ReadAsByteArrayAsync();
        headers["Content-Length"] = body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new((int)answer.StatusCode, headers, body);
    }
}

/// <summary>Kestrel with one handler that writes recorded bytes: the most that any site on this machine could do.</summary>
internal static class BareEndpoint
{
    public static async Task RunAsync(string recordingFile, string url)
    {
        var recording = JsonSerializer.Deserialize<Recording>(await File.ReadAllTextAsync(recordingFile))!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.StatusCode = recording.Status;
            foreach (var (name, value) in recording.Headers)
                context.Response.Headers[name] = value;
            await context.Response.Body.WriteAsync(recording.Body);
        });
        await app.RunAsync();
    }
}
