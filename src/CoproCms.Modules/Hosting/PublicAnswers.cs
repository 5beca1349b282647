using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using CoproCms.Data;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Hosting;

/// <summary>
/// Answers made from content that are the same for every visitor: feeds, calendars, sitemaps. They are kept as bytes until something that they
/// were made from changes, are made one at a time, and carry an ETag. Those signed in may see more, so theirs are never kept.
/// </summary>
public sealed class PublicAnswers(IConfiguration configuration, TimeProvider time) : ITaggedCache, IDisposable
{
    private const long Capacity = 64 * 1024 * 1024;

    // Some answers depend on the present time: a calendar of what is to come.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly bool _keeps = configuration.GetValue("CoproCms:AnswerCaches", true);
    private readonly ConcurrentDictionary<string, Kept> _answers = new();
    private readonly SemaphoreSlim _making = new(1);
    private long _generation;

    /// <param name="http">The request; its scope's <see cref="CacheDependencies"/> say what the answer was made from.</param>
    /// <param name="name">What the answer is; the address of the site is added.</param>
    /// <param name="contentType">As served.</param>
    /// <param name="make">Makes the bytes; null when there is no such thing.</param>
    public async Task<IResult> ServeAsync(HttpContext http, string name, string contentType, Func<Task<byte[]?>> make)
    {
        var actor = http.RequestServices.GetRequiredService<CurrentActor>().Value;
        if (!_keeps || actor.IsAuthenticated)
            return Answer(http, await make(), contentType, "private, no-cache");
        var key = $"{name}|{http.Request.Scheme}|{http.Request.Host}|{http.Request.PathBase}|{actor.CacheKey}";
        return Answer(http, Find(key) ?? await MakeAsync(http, key, make), contentType, "public, max-age=300");
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (key, kept) in _answers)
        {
            if (tags.Contains(CacheTags.All) || kept.Tags.Overlaps(tags))
                _answers.TryRemove(key, out _);
        }

        return default;
    }

    public void Dispose() => _making.Dispose();

    private byte[]? Find(string key) => _answers.TryGetValue(key, out var kept) && kept.Expires > time.GetUtcNow() ? kept.Body : null;

    private async Task<byte[]?> MakeAsync(HttpContext http, string key, Func<Task<byte[]?>> make)
    {
        await _making.WaitAsync(http.RequestAborted);
        try
        {
            if (Find(key) is { } ready)
                return ready;
            var generation = Interlocked.Read(ref _generation);
            var body = await make();
            if (body is not null)
                Keep(key, body, http.RequestServices.GetRequiredService<CacheDependencies>().Tags, generation);
            return body;
        }
        finally
        {
            _making.Release();
        }
    }

    private void Keep(string key, byte[] body, IReadOnlySet<string> tags, long generation)
    {
        if (_answers.Values.Sum(a => (long)a.Body.Length) + body.Length > Capacity)
            _answers.Clear();
        if (body.Length <= Capacity)
            _answers[key] = new(body, tags.ToFrozenSet(), time.GetUtcNow() + Lifetime);

        // What changed while it was made may be missing from it.
        if (generation != Interlocked.Read(ref _generation))
            _answers.TryRemove(key, out _);
    }

    private static IResult Answer(HttpContext http, byte[]? body, string contentType, string cacheControl)
    {
        if (body is null)
            return Results.NotFound();
        http.Response.Headers.CacheControl = cacheControl;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        return Results.Bytes(body, contentType, entityTag: tag);
    }

    private sealed record Kept(byte[] Body, FrozenSet<string> Tags, DateTimeOffset Expires);
}
