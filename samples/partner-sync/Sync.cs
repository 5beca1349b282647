using System.Text.Json.Nodes;

namespace PartnerSync;

/// <summary>
/// Makes the copies of one type the same as what is live. Versions are compared, not dates: a draft may have been written before the last run and
/// published after it. A run that breaks off loses nothing; the next one fetches what is missing.
/// </summary>
internal static class Sync
{
    private const int PageSize = 100;

    public static async Task<string> RunAsync(CoproApi api, Mirror mirror, MirroredType type, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(api, type, cancellationToken);
        var known = mirror.Versions(type.Name);
        string[] changed = [.. live.Where(l => known.GetValueOrDefault(l.Key) != l.Value).Select(l => l.Key)];
        foreach (var ids in changed.Chunk(PageSize))
        {
            var data = await api.QueryAsync(type.ItemsQuery, new() { ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) }, cancellationToken);
            foreach (var item in data["items"]!.AsArray())
                mirror.Write(type.Name, item!.AsObject());
        }

        string[] gone = [.. known.Keys.Except(live.Keys)];
        foreach (var id in gone)
            mirror.Remove(type.Name, id);
        return $"{type.Name}: {live.Count} live, {changed.Length} fetched, {gone.Length} removed";
    }

    private static async Task<Dictionary<string, string>> LiveAsync(CoproApi api, MirroredType type, CancellationToken cancellationToken)
    {
        var live = new Dictionary<string, string>();
        string? cursor = null;
        do
        {
            var data = await api.QueryAsync(type.LiveQuery, new() { ["first"] = PageSize, ["after"] = cursor }, cancellationToken);
            foreach (var node in data["live"]!["nodes"]!.AsArray())
                live[(string)node!["contentItemId"]!] = (string)node["contentItemVersionId"]!;
            var page = data["live"]!["pageInfo"]!;
            cursor = (bool)page["hasNextPage"]! ? (string?)page["endCursor"] : null;
        }
        while (cursor is not null);

        return live;
    }
}
