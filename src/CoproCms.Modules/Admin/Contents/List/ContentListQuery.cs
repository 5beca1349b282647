using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CoproCms.Admin.Contents.List;

/// <summary>What the list is asked for, as it stands in its address. What is not understood counts as not said.</summary>
public sealed record ContentListQuery
{
    public const string DefaultSort = "-modified";
    public const string Me = "me";

    private const int LongestText = 200;

    /// <summary>A content type; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Words in title or address.</summary>
    public string? Text { get; init; }

    /// <summary><c>published</c>, <c>draft</c>, <c>changed</c>, <c>scheduled</c>, or the name of a <see cref="ContentListStatus"/>.</summary>
    public string? Status { get; init; }

    public string? Culture { get; init; }

    /// <summary>A user's name, or <see cref="Me"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>Id of a term, which stands for those below it too.</summary>
    public string? Term { get; init; }

    /// <summary>First and last day on which it was changed, by the site's clocks.</summary>
    public DateOnly? From { get; init; }

    /// <inheritdoc cref="From"/>
    public DateOnly? To { get; init; }

    /// <summary><c>title</c>, <c>modified</c>, <c>published</c> or <c>created</c>, with a hyphen before it for the greatest first.</summary>
    public string Sort { get; init; } = DefaultSort;

    /// <summary>25, 50 or 100.</summary>
    public int Size { get; init; } = 25;

    public string? After { get; init; }

    public string? Before { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => this with { Sort = DefaultSort, Size = 25, After = null, Before = null } != new ContentListQuery();

    /// <summary>How many of the filters that are not always in sight are set.</summary>
    public int MoreCount => new object?[] { Culture, Owner, Term, From, To }.Count(v => v is not null);

    public static ContentListQuery Read(IQueryCollection query, string? type) => new()
    {
        Type = type ?? Given(query, "type"),
        Text = Given(query, "q"),
        Status = Given(query, "status"),
        Culture = Given(query, "culture"),
        Owner = Given(query, "owner"),
        Term = Given(query, "term"),
        From = Day(query, "from"),
        To = Day(query, "to"),
        Sort = Given(query, "sort") is { } sort && ContentListReader.Sorts.ContainsKey(sort.TrimStart('-')) ? sort : DefaultSort,
        Size = Given(query, "size") is "50" ? 50 : Given(query, "size") is "100" ? 100 : 25,
        After = Given(query, "after", 8_000),
        Before = Given(query, "before", 8_000),
    };

    /// <summary>The query string that says the same, with its question mark; empty where nothing is said.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Parts().Where(p => p.Value is not null))
            query.Add(name, value!);
        return query.ToString();
    }

    /// <summary>The query string of the page after or before a cursor.</summary>
    public string Page(string? after, string? before) => (this with { After = after, Before = before }).Address();

    /// <summary>The pairs of the query string.</summary>
    public IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("type", Type), ("q", Text), ("status", Status), ("culture", Culture), ("owner", Owner), ("term", Term),
        ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("sort", Sort == DefaultSort ? null : Sort), ("size", Size == 25 ? null : Size.ToString(CultureInfo.InvariantCulture)), ("after", After), ("before", Before),
    ];

    private static string? Given(IQueryCollection query, string name, int longest = LongestText) =>
        query[name].ToString().Trim() is { Length: > 0 } value && value.Length <= longest && !value.Contains('\0', StringComparison.Ordinal) ? value : null;

    private static DateOnly? Day(IQueryCollection query, string name) =>
        DateOnly.TryParseExact(Given(query, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
