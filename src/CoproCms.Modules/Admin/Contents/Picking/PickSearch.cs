using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Security;

namespace CoproCms.Admin.Contents;

/// <summary>Finds what can be picked by a word of its name; the newest where no word is given.</summary>
internal sealed class PickSearch(ContentQuery query, DefinitionStore definitions, IUserDirectory users, CurrentActor actor, PickedItems picked, AdminText text)
{
    private const int Most = 20;
    private const int LongestWord = 100;

    public async Task<IReadOnlyList<PickOption>> FindAsync(PickKind kind, IReadOnlyList<string> types, string word, CancellationToken cancellationToken)
    {
        word = word.Trim();
        if (word.Length > LongestWord)
            word = word[..LongestWord];
        return kind == PickKind.Users ? await UsersAsync(types, word, cancellationToken) : await ItemsAsync(kind, types, word, cancellationToken);
    }

    private async Task<IReadOnlyList<PickOption>> ItemsAsync(PickKind kind, IReadOnlyList<string> types, string word, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        var possible = types.Count > 0 ? types : [.. known.Types.Values.Where(t => t.Listable).Select(t => t.Name)];
        var items = await query.ListAsync(
            new()
            {
                Types = [.. possible.Where(t => known.Type(t) is not null)],
                Status = ContentStatus.Latest,
                Take = Most,
                Filter = word.Length == 0 ? null : new ContentFilter.Column(ContentColumn.DisplayText, FilterOperator.Contains, word),
                OrderBy = [word.Length == 0 ? ContentSort.By(ContentColumn.ModifiedUtc, descending: true) : ContentSort.By(ContentColumn.DisplayText)],
            },
            cancellationToken);
        return kind switch
        {
            PickKind.Sets => [.. items.Where(i => i.LocalizationSet is { Length: > 0 }).GroupBy(i => i.LocalizationSet!)
                .Select(set => picked.Option(set.FirstOrDefault(i => i.Culture == text.Culture) ?? set.First(), set.Key, known))],
            PickKind.Links => [.. items.Select(i => picked.Option(i, LinkTo(i), known))],
            _ => [.. items.Select(i => picked.Option(i, i.ContentItemId, known))],
        };
    }

    // The site remembers each path that an item leaves, so that old links keep working.
    private static string LinkTo(ContentItem item) => item.Path is { Length: > 0 } path ? "/" + path : $"/Contents/ContentItems/{item.ContentItemId}";

    private async Task<IReadOnlyList<PickOption>> UsersAsync(IReadOnlyList<string> roles, string word, CancellationToken cancellationToken)
    {
        // Whoever may give content to others must find them.
        if (!(await definitions.GetAsync(cancellationToken)).Types.Keys.Any(actor.Value.AllowsGiving))
            actor.Value.Demand("ListUsers", "to look for users");
        return [.. (await users.SearchAsync(word, roles, Most, cancellationToken)).Select(PickedItems.Option)];
    }
}
