using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Admin.Contents.List;

/// <summary>A filter of the list under a name.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What its owner called it.</param>
/// <param name="Query">The query string.</param>
/// <param name="Shared">Everyone who uses the list sees it.</param>
/// <param name="Own">The actor saved it, and may remove it.</param>
internal sealed record SavedFilter(string Id, string Name, string Query, bool Shared, bool Own);

/// <summary>Keeps filters of the content list for those who saved them, and for all where they are shared.</summary>
internal sealed class SavedFilters(DocumentStore documents, CurrentActor actor)
{
    /// <summary>Most filters that one user may keep.</summary>
    public const int Most = 30;

    private const int LongestName = 60;

    private string User => actor.Value.UserId ?? "";

    public async Task<IReadOnlyList<SavedFilter>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await documents.ListAsync(DocumentKinds.ContentListFilter, cancellationToken))
            .Select(d => new SavedFilter(d.Key, d.Value.Text("Name") ?? "", d.Value.Text("Query") ?? "", d.Value.Flag("Shared") ?? false, d.Value.Text("User") == User))
            .Where(f => f.Own || f.Shared).OrderBy(f => f.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Saves a filter; one of the same name and owner is replaced.</summary>
    /// <exception cref="InvalidContentException">The name is too long, or there are too many.</exception>
    public async Task SaveAsync(string name, bool shared, ContentListQuery asked, CancellationToken cancellationToken)
    {
        if (name.Length > LongestName)
            throw InvalidContentException.Of("name", "filter.name", $"The name is too long: at most {LongestName} characters.");
        var own = (await ListAsync(cancellationToken)).Where(f => f.Own).ToList();
        var same = own.Find(f => f.Name.Equals(name, StringComparison.CurrentCultureIgnoreCase));
        if (same is null && own.Count >= Most)
            throw InvalidContentException.Of("name", "filter.many", $"You keep {Most} filters already. Remove one first.");
        var json = new JsonObject { ["Name"] = name, ["User"] = User, ["Query"] = asked.Address(), ["Shared"] = shared };
        await documents.SetAsync(DocumentKinds.ContentListFilter, same?.Id ?? ContentId.New(), json, cancellationToken);
    }

    /// <summary>Removes a filter of the actor's own; any other stays.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        if ((await ListAsync(cancellationToken)).Any(f => f.Id == id && f.Own))
            await documents.RemoveAsync(DocumentKinds.ContentListFilter, id, cancellationToken);
    }
}
