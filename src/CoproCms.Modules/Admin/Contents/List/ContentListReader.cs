using System.Collections.Frozen;
using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Parts;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Admin.Contents.List;

/// <summary>Reads a page of the content list: what is asked for becomes one request to <see cref="ContentQuery"/>, which knows what the actor may see.</summary>
internal sealed class ContentListReader(
    ContentQuery query, CmsDbContext db, CurrentActor actor, DefinitionStore definitions, IUserDirectory users, IEnumerable<ContentListStatus> statuses, AdminText text,
    TimeProvider time, ITermTree? terms = null)
{
    /// <summary>A longer list is not counted to its end.</summary>
    public const int CountLimit = 1_000;

    private const int MostWords = 5;

    public static readonly FrozenDictionary<string, ContentColumn> Sorts = new Dictionary<string, ContentColumn>
    {
        ["title"] = ContentColumn.DisplayText,
        ["modified"] = ContentColumn.ModifiedUtc,
        ["published"] = ContentColumn.PublishedUtc,
        ["created"] = ContentColumn.CreatedUtc,
    }.ToFrozenDictionary();

    /// <summary>The types that the actor may list, by what they are called.</summary>
    public async Task<IReadOnlyList<ContentTypeDefinition>> TypesAsync(CancellationToken cancellationToken) =>
        [.. (await definitions.GetAsync(cancellationToken)).Types.Values
            .Where(t => t.Listable && actor.Value.AllowsListing(t.Name) != Reach.None).OrderBy(t => text[t.DisplayName], StringComparer.CurrentCultureIgnoreCase)];

    public async Task<ContentListPage> ReadAsync(ContentListQuery asked, bool bin, CancellationToken cancellationToken)
    {
        ImmutableArray<string> types = [.. (await TypesAsync(cancellationToken)).Select(t => t.Name)];
        if (asked.Type is { } type)
            types = [.. types.Where(t => t.Equals(type, StringComparison.OrdinalIgnoreCase))];
        if (types.IsEmpty)
            return ContentListPage.Empty;
        var request = new ContentRequest
        {
            Types = types,
            Status = asked.Status is "draft" or "changed" ? ContentStatus.Draft : ContentStatus.Latest,
            Filter = new ContentFilter.And([.. await FiltersAsync(asked, cancellationToken)]),
            OrderBy = [Order(asked, bin)],
            Listed = true,
            Bin = bin,
        };
        var paging = asked.Before is { } before ? new ContentPaging { Last = asked.Size, Before = before, LookBack = true } : new() { First = asked.Size, After = asked.After, LookBack = true };
        var page = await query.PageAsync(request, paging, cancellationToken);
        var whole = !page.HasNext && !page.HasPrevious;
        var count = whole ? page.Edges.Length : await query.CountAsync(request, CountLimit + 1, cancellationToken);
        return new(page, await RowsAsync([.. page.Edges.Select(e => e.Item)], bin, cancellationToken), count);
    }

    private static ContentSort Order(ContentListQuery asked, bool bin) => bin && asked.Sort == ContentListQuery.DefaultSort
        ? ContentSort.By(ContentColumn.DeletedUtc, descending: true)
        : ContentSort.By(Sorts[asked.Sort.TrimStart('-')], asked.Sort.StartsWith('-'));

    private async Task<List<ContentFilter>> FiltersAsync(ContentListQuery asked, CancellationToken cancellationToken)
    {
        var filters = new List<ContentFilter>(Words(asked.Text));
        if (asked.Status is { } status && Status(status) is { } condition)
            filters.Add(condition);
        if (asked.Culture is { } culture)
            filters.Add(new ContentFilter.Column(ContentColumn.Culture, FilterOperator.Equal, culture));
        if (asked.Owner is { } owner)
            filters.Add(new ContentFilter.Column(ContentColumn.Owner, FilterOperator.Equal, await OwnerAsync(owner, cancellationToken)));
        if (asked.Term is { } term)
            filters.Add(new ContentFilter.Mentions([.. terms is null ? [term] : await terms.WithDescendantsAsync([term], cancellationToken)]));
        if (asked.From is { } from)
            filters.Add(new ContentFilter.Column(ContentColumn.ModifiedUtc, FilterOperator.GreaterOrEqual, Begin(from)));
        if (asked.To is { } to)
            filters.Add(new ContentFilter.Column(ContentColumn.ModifiedUtc, FilterOperator.Less, Begin(to.AddDays(1))));
        return filters;
    }

    // Titles and addresses: the words of bodies stand in no index of the database.
    private static IEnumerable<ContentFilter> Words(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords)
        .Select(word => new ContentFilter.Or(
            new ContentFilter.Column(ContentColumn.DisplayText, FilterOperator.Contains, word),
            new ContentFilter.Column(ContentColumn.Path, FilterOperator.Contains, word),
            new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.Equal, word)));

    private ContentFilter? Status(string name) => name switch
    {
        "published" => new ContentFilter.HasLive(),
        "changed" => new ContentFilter.HasLive(),
        "scheduled" => Scheduled(time.GetUtcNow().UtcDateTime),
        _ => statuses.FirstOrDefault(s => s.Name == name)?.Filter,
    };

    /// <summary>True for versions with a date that is still to come.</summary>
    public static ContentFilter Scheduled(DateTime now) => new ContentFilter.Keyed(db => db.FieldIndex
        .Where(f => ((f.Part == "PublishLaterPart" && f.Field == "ScheduledPublishUtc") || (f.Part == "ArchiveLaterPart" && f.Field == "ScheduledArchiveUtc")) && f.Instant > now)
        .Select(f => f.VersionId));

    private async Task<string> OwnerAsync(string owner, CancellationToken cancellationToken) =>
        (owner == ContentListQuery.Me ? actor.Value.UserId : (await users.FindByNameAsync(owner, cancellationToken))?.UserId) ?? owner;

    private DateTime Begin(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), text.Zone);

    private async Task<ImmutableArray<ContentListRow>> RowsAsync(IReadOnlyList<ContentItem> items, bool bin, CancellationToken cancellationToken)
    {
        var live = await query.FindManyAsync([.. items.Where(i => !i.Published).Select(i => i.ContentItemId)], ContentStatus.Published, cancellationToken);
        var marks = bin ? [] : await MarksAsync(items, cancellationToken);
        var binned = bin ? await BinnedAsync(items, cancellationToken) : [];
        return [.. items.Select(item => new ContentListRow(item)
        {
            IsLive = item.Published || live.ContainsKey(item.ContentItemId),
            Schedule = ContentSchedule.Of(item),
            Marks = [.. marks.Where(m => m.Ids.Contains(item.ContentItemId)).Select(m => m.Status)],
            Binned = binned.GetValueOrDefault(item.ContentItemId),
            MayEdit = actor.Value.Allows(ContentPermissions.Edit, item.ContentType, item.Owner),
        })];
    }

    private async Task<List<(ContentListStatus Status, HashSet<string> Ids)>> MarksAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        string[] ids = [.. items.Select(i => i.ContentItemId)];
        var marks = new List<(ContentListStatus, HashSet<string>)>();
        if (ids.Length == 0)
            return marks;
        var among = new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.In, ids);
        foreach (var status in statuses)
        {
            var found = await query.ListAsync(new() { Status = ContentStatus.Latest, Filter = new ContentFilter.And(among, status.Filter), Take = ids.Length }, cancellationToken);
            marks.Add((status, [.. found.Select(i => i.ContentItemId)]));
        }

        return marks;
    }

    private async Task<Dictionary<string, Binned>> BinnedAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        string[] ids = [.. items.Select(i => i.ContentItemId)];
        return await db.Items.AsNoTracking().Where(i => ids.Contains(i.ContentItemId) && i.DeletedUtc != null)
            .ToDictionaryAsync(i => i.ContentItemId, i => new Binned(i.DeletedUtc!.Value, i.DeletedBy), cancellationToken);
    }
}
