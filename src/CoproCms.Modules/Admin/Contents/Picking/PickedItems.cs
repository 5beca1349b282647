using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Security;

namespace CoproCms.Admin.Contents;

/// <summary>Says what picked ids stand for. Ids of what is gone, or may not be seen, stand for themselves, so that saving keeps them.</summary>
internal sealed class PickedItems(ContentQuery query, DefinitionStore definitions, IUserDirectory users, AdminText text)
{
    public async Task<IReadOnlyList<PickOption>> OfAsync(PickKind kind, IReadOnlyList<string> values, CancellationToken cancellationToken) => kind switch
    {
        PickKind.Items => await ItemsAsync(values, cancellationToken),
        PickKind.Sets => await SetsAsync(values, cancellationToken),
        _ => await UsersAsync(values, cancellationToken),
    };

    public async Task<IReadOnlyList<PickOption>> ItemsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var items = await query.FindManyAsync([.. ids.Where(id => id.Length > 0).Distinct()], ContentStatus.Latest, cancellationToken);
        var known = await definitions.GetAsync(cancellationToken);
        return [.. ids.Select(id => items.TryGetValue(id, out var item) ? Option(item, id, known) : Unknown(id))];
    }

    public PickOption Option(ContentItem item, string value, ContentDefinitions known)
    {
        var details = new[]
        {
            known.Type(item.ContentType) is { } type ? text[type.DisplayName] : item.ContentType,
            item.Culture is { Length: > 0 } culture && Localization.SiteCultures.Exists(culture) ? AdminText.LanguageName(culture) : null,
            item.Published ? null : text["Draft"],
        };
        var called = item.DisplayText is { Length: > 0 } name ? name : item.ContentItemId;
        return new(value, called, string.Join(" · ", details.OfType<string>()), $"~/Admin/Contents/ContentItems/{item.ContentItemId}/Edit");
    }

    private async Task<IReadOnlyList<PickOption>> SetsAsync(IReadOnlyList<string> sets, CancellationToken cancellationToken)
    {
        var found = await query.ListLocalizationsAsync(sets, cancellationToken);
        var known = await definitions.GetAsync(cancellationToken);
        return [.. sets.Select(set => found.GetValueOrDefault(set) is { Count: > 0 } items ? Option(items.FirstOrDefault(i => i.Culture == text.Culture) ?? items[0], set, known) : Unknown(set))];
    }

    private async Task<IReadOnlyList<PickOption>> UsersAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = await users.FindManyAsync(ids, cancellationToken);
        return [.. ids.Select(id => found.TryGetValue(id, out var user) ? Option(user) : Unknown(id))];
    }

    internal static PickOption Option(UserInfo user) => new(user.UserId, user.Profile?.DisplayName ?? user.UserName, user.UserName);

    private PickOption Unknown(string id) => new(id, id, text["Not found"]);
}
