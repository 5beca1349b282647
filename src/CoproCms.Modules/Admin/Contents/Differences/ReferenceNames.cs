using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Security;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>Finds what the ids in documents stand for: content items, terms and users.</summary>
public sealed class ReferenceNames(ContentQuery query, NestedItemReader nested, IUserDirectory users)
{
    /// <summary>The names of everything the documents mention by id and that the actor may see, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<JsonObject> documents, CancellationToken cancellationToken)
    {
        var ids = documents.SelectMany(Texts).Where(IsId).ToHashSet();
        if (ids.Count == 0)
            return new Dictionary<string, string>();
        var names = new Dictionary<string, string>();
        foreach (var (id, user) in await users.FindManyAsync(ids, cancellationToken))
            names[id] = user.Profile?.DisplayName ?? user.UserName;
        foreach (var (id, term) in await nested.FindManyAsync(ids, cancellationToken))
            names[id] = term.DisplayText ?? id;
        foreach (var (id, item) in await query.FindManyAsync(ids, ContentStatus.All, cancellationToken))
            names[id] = item.DisplayText ?? id;
        return names;
    }

    private static bool IsId(string text) => text.Length == ContentId.Length && text.All(char.IsAsciiLetterOrDigit);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Texts(m.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
