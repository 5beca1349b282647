using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Rest;

/// <summary>
/// The ETag of an item: the id of its version, a point, and a hash of its JSON, because flags, the place in a list and the words of types without
/// versions change under one and the same id.
/// </summary>
internal static class ItemTag
{
    public static JsonAnswer Answer(ContentItem item, string? displayText = null)
    {
        var etag = Of(item);
        if (displayText is not null)
            item.DisplayText = displayText;
        return new(Json(item), etag);
    }

    public static string Of(ContentItem item) => $"\"{Version(item)}.{JsonAnswer.Hash(Json(item).Span)}\"";

    /// <summary>Holds a write to <c>If-Match</c> and <c>If-None-Match: *</c>. A tag may also be the bare id of a version, as lists show it.</summary>
    /// <param name="request">The write.</param>
    /// <param name="latest">What it would change; null when it would make something new.</param>
    /// <param name="isVersioned">Whether the id of a version stands for its content.</param>
    /// <exception cref="RefusedRequestException">The item is not what the client has read (412).</exception>
    public static void Demand(HttpRequest request, ContentItem? latest, bool isVersioned)
    {
        if (request.Headers.IfNoneMatch.Contains("*") && latest is not null)
            throw Failed($"The content item {latest.ContentItemId} exists already.", latest);
        if (request.Headers.IfMatch.Count == 0)
            return;
        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var tags))
            throw new BadHttpRequestException("If-Match holds ETags in quotes, as GET answered them, or *.");
        if (latest is null)
            throw Failed("If-Match asks for an item that exists, and there is none; leave it out to create one.", null);
        if (!tags.Any(tag => !tag.IsWeak && Matches(tag.Tag.ToString().Trim('"'), latest, isVersioned)))
            throw Failed($"The content item {latest.ContentItemId} is no longer what you read; read it again and repeat your change.", latest);
    }

    /// <summary>The same refusal for an item that changed between the look at it and the write.</summary>
    public static RefusedRequestException Failed(ConflictException conflict) =>
        new(StatusCodes.Status412PreconditionFailed, "precondition-failed", conflict.Message) { Extensions = Refusal.Latest(conflict) };

    private static bool Matches(string tag, ContentItem latest, bool isVersioned)
    {
        var point = tag.IndexOf('.');
        return tag == "*" || tag == Of(latest).Trim('"') || (isVersioned && (point < 0 ? tag : tag[..point]) == Version(latest));
    }

    private static RefusedRequestException Failed(string message, ContentItem? latest) => new(StatusCodes.Status412PreconditionFailed, "precondition-failed", message)
    {
        Extensions = latest is null ? null : new() { ["contentItemId"] = latest.ContentItemId, ["currentVersion"] = latest.ContentItemVersionId, ["currentETag"] = Of(latest) },
    };

    // Imported ids may hold anything; a header may not.
    private static string Version(ContentItem item) => item.ContentItemVersionId.All(char.IsAsciiLetterOrDigit) ? item.ContentItemVersionId : "";

    private static ReadOnlyMemory<byte> Json(ContentItem item) => JsonAnswer.Write(json => ContentItemJson.Write(json, item));
}
