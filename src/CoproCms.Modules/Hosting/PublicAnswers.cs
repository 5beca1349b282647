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
public sealed class PublicAnswers(IConfiguration configuration, TimeProvider time) : IAnswerCache, IDisposable
{
    private const long Capacity = 64 * 1024 * 1024;

    // Some answers depend on the present time: a calendar of what is to come.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly bool _keeps = configuration.GetValue("CoproCms:AnswerCaches", true);
    private readonly AnswerStore<string, byte[]> _answers = new(Capacity, time);
    private readonly SemaphoreSlim _making = new(1);

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
        return Answer(http, _answers.Find(key) ?? await MakeAsync(http, key, make), contentType, "public, max-age=300");
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        _answers.Evict(tags);
        return default;
    }

    public void Dispose() => _making.Dispose();

    private async Task<byte[]?> MakeAsync(HttpContext http, string key, Func<Task<byte[]?>> make)
    {
        await _making.WaitAsync(http.RequestAborted);
        try
        {
            if (_answers.Find(key) is { } ready)
                return ready;
            var generation = _answers.Generation;
            var body = await make();
            if (body is not null)
                _answers.Offer(key, body, body.Length + 512, http.RequestServices.GetRequiredService<CacheDependencies>().Tags, Lifetime, generation);
            return body;
        }
        finally
        {
            _making.Release();
        }
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
}
