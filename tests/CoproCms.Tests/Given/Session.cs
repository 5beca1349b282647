using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Given;

/// <summary>What one actor does with the engine in one scope.</summary>
internal sealed class Session(AsyncServiceScope scope) : IAsyncDisposable
{
    public ContentManager Content => Get<ContentManager>();

    public ContentQuery Query => Get<ContentQuery>();

    public CmsDbContext Db => Get<CmsDbContext>();

    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A new published item of the type with these parts.</summary>
    public Task<ContentItem> PublishAsync(string type, string parts = "{}") => CreateAsync(type, parts, publish: true);

    /// <summary>A new draft.</summary>
    public Task<ContentItem> DraftAsync(string type, string parts = "{}") => CreateAsync(type, parts, publish: false);

    /// <summary>Changes the latest version of an item, draft or live, and saves it.</summary>
    public async Task<ContentItem> ChangeAsync(string contentItemId, string parts, bool publish = true)
    {
        var item = await Content.GetForEditAsync(contentItemId, default);
        Merge(item.Content, Json(parts));
        return await Content.SaveAsync(item, new() { Publish = publish, BaseVersionId = item.ContentItemVersionId }, default);
    }

    public async Task<ContentItem?> LiveAsync(string contentItemId) => await Query.FindAsync(contentItemId, ContentStatus.Published, default);

    public async Task<ContentItem?> LatestAsync(string contentItemId) => await Query.FindAsync(contentItemId, ContentStatus.Latest, default);

    /// <summary>Display texts of the items found, in the order of the list.</summary>
    public async Task<string[]> TextsAsync(ContentRequest request) =>
        [.. (await Query.ListAsync(request, default)).Select(i => i.DisplayText ?? "")];

    /// <summary>Display texts of the published items of the type that the filter lets through, sorted.</summary>
    public async Task<string[]> FindAsync(string type, ContentFilter filter) =>
        [.. (await TextsAsync(new() { Types = [type], Filter = filter })).Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => scope.DisposeAsync();

    public static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();

    private async Task<ContentItem> CreateAsync(string type, string parts, bool publish)
    {
        var item = await Content.NewAsync(type, default);
        Merge(item.Content, Json(parts));
        return await Content.SaveAsync(item, new() { Publish = publish }, default);
    }

    private static void Merge(JsonObject target, JsonObject source)
    {
        foreach (var (name, value) in source)
        {
            if (value is JsonObject from && target[name] is JsonObject to)
                Merge(to, from);
            else
                target[name] = value?.DeepClone();
        }
    }
}
