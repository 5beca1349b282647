using System.Collections.Immutable;
using System.Globalization;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Rest;

/// <summary>What a list's address asks for.</summary>
internal sealed record ContentListRequest(ContentRequest Content, ContentPaging Paging);

/// <summary>
/// Reads the address of a list: <c>type</c> (several: repeated or with commas), <c>filter</c>, <c>orderBy</c>, <c>status</c>, <c>first</c>, <c>after</c>,
/// <c>count</c>. Values in a filter may come from the address too: <c>filter=Event.Themes under $theme&amp;theme=4x…</c>.
/// </summary>
internal sealed class ContentListReader(DefinitionStore definitions, FieldTypes fields, PartTypes parts, TranslatedReferences references, TimeProvider time, RestSettings settings)
{
    private static readonly string[] Own = ["type", "filter", "orderBy", "status", "first", "after", "count"];

    /// <exception cref="InvalidContentException">Something cannot be understood; the error's path is the name in the address.</exception>
    public async Task<ContentListRequest> ReadAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        DemandText(query);
        var known = await definitions.GetAsync(cancellationToken);
        var types = Types(query, known);
        var names = new FilterNames(known, fields, parts, types);
        var arguments = new Arguments(query);
        var filter = await AtAsync("filter", async () => await ContentFilterParser.Parse(One(query, "filter") ?? "").BindAsync(new(
            names, arguments.Find, () => time.GetUtcNow().UtcDateTime, (op, ids) => references.RelatedAsync(op, ids, cancellationToken))));
        var order = await AtAsync("orderBy", () => Task.FromResult(names.Order(One(query, "orderBy"))));
        DemandKnown(query, arguments);
        return new(
            new() { Types = types, Status = Status(query), Filter = filter, OrderBy = order },
            new() { First = First(query), After = One(query, "after"), Count = Flag(query, "count") });
    }

    private static ImmutableArray<string> Types(IQueryCollection query, ContentDefinitions known)
    {
        var asked = query["type"].SelectMany(t => (t ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        return [.. asked.Select(name => known.Type(name)?.Name
            ?? throw Invalid("type", "type.unknown", $"There is no content type '{name}'{NearestName.Hint(name, known.Types.Keys)}.")).Distinct()];
    }

    private static ContentStatus Status(IQueryCollection query)
    {
        if (One(query, "status") is not { Length: > 0 } asked)
            return ContentStatus.Published;
        return Enum.GetValues<ContentStatus>().Where(s => s.ToString().Equals(asked, StringComparison.OrdinalIgnoreCase)).Select(s => (ContentStatus?)s).FirstOrDefault()
            ?? throw Invalid("status", "status.unknown", $"'{asked}' is no status; there are published, draft, latest and all.");
    }

    private int First(IQueryCollection query)
    {
        if (One(query, "first") is not { Length: > 0 } asked)
            return settings.DefaultItems;
        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first > 0 && first <= settings.MaxItems
            ? first : throw Invalid("first", "first.range", $"first is a number from 1 to {settings.MaxItems}, not '{asked}'.");
    }

    private static bool Flag(IQueryCollection query, string name) => One(query, name) switch
    {
        null or "" or "false" => false,
        "true" => true,
        var other => throw Invalid(name, "flag.unknown", $"{name} is true or false, not '{other}'."),
    };

    private static string? One(IQueryCollection query, string name) => query[name] switch
    {
        { Count: 0 } => null,
        [var value] => value,
        _ => throw Invalid(name, "parameter.repeated", $"{name} may be given once."),
    };

    // A misspelt name must not list what it should have left out.
    private static void DemandKnown(IQueryCollection query, Arguments arguments)
    {
        if (query.Keys.FirstOrDefault(k => !Own.Contains(k, StringComparer.OrdinalIgnoreCase) && !arguments.Used.Contains(k)) is { } unknown)
            throw Invalid(unknown, "parameter.unknown", $"A list knows no '{unknown}'{NearestName.Hint(unknown, Own)}; there are {string.Join(", ", Own)}, and what the filter names with $.");
    }

    // PostgreSQL knows no U+0000 in texts.
    private static void DemandText(IQueryCollection query)
    {
        if (query.FirstOrDefault(p => p.Value.Any(v => v?.Contains('\0') == true)) is { Key: { } name })
            throw Invalid(name, "text.invalid", $"{name} has the character U+0000.");
    }

    private static async Task<T> AtAsync<T>(string parameter, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (FilterException fault)
        {
            throw Invalid(parameter, parameter + ".invalid", $"In {parameter} {fault.Message}.");
        }
    }

    private static InvalidContentException Invalid(string path, string code, string message)
    {
        var errors = new ValidationErrors();
        errors.Add(path, code, message);
        return new(errors);
    }

    /// <summary>The values that a filter takes from the address.</summary>
    private sealed class Arguments(IQueryCollection query)
    {
        public HashSet<string> Used { get; } = new(StringComparer.OrdinalIgnoreCase);

        public object? Find(string name)
        {
            if (Own.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Invalid("filter", "filter.invalid", $"The filter cannot name ${name}: it means something to the list itself.");
            Used.Add(name);
            return query[name] switch
            {
                { Count: 0 } => throw Invalid("filter", "filter.invalid", $"The filter names ${name}; add {name}=… to the address, empty to leave the condition out."),
                [var value] => value,
                var values => values.ToList(),
            };
        }
    }
}
