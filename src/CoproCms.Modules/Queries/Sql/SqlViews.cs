using System.Collections.Frozen;

namespace CoproCms.Queries.Sql;

/// <summary>
/// What queries may read: views with Orchard Core's tables and columns over the latest and the published versions of items that are not in the
/// bin. A migration makes them; flags are 0 and 1, <c>DocumentId</c> is the key of a version.
/// </summary>
public static class SqlViews
{
    internal const string Document = "Document";

    private static readonly string[] Item = ["Id", "DocumentId", "ContentItemId", "Latest", "Published"];
    private static readonly string[] Field = [.. Item, "ContentItemVersionId", "ContentType", "ContentPart", "ContentField"];

    /// <summary>The columns by view.</summary>
    public static readonly FrozenDictionary<string, string[]> All = new Dictionary<string, string[]>
    {
        [Document] = ["Id", "Type", "Content", "Version"],
        ["ContentItemIndex"] = [.. Item, "ContentItemVersionId", "ContentType", "DisplayText", "CreatedUtc", "ModifiedUtc", "PublishedUtc", "Owner", "Author"],
        ["AutoroutePartIndex"] = [.. Item, "Path"],
        ["AliasPartIndex"] = [.. Item, "Alias"],
        ["ContainedPartIndex"] = [.. Item, "ListContentItemId", "ListContentType", "DisplayText", "Order"],
        ["LocalizedContentItemIndex"] = [.. Item, "LocalizationSet", "Culture"],
        ["TaxonomyIndex"] = [.. Item, "TaxonomyContentItemId", "TermContentItemId", "ContentType", "ContentPart", "ContentField"],
        ["ContentPickerFieldIndex"] = [.. Field, "SelectedContentItemId"],
        ["NumericFieldIndex"] = [.. Field, "Numeric"],
        ["BooleanFieldIndex"] = [.. Field, "Boolean"],
        ["DateTimeFieldIndex"] = [.. Field, "DateTime"],
        ["DateFieldIndex"] = [.. Field, "Date"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Names =
        All.Keys.Concat(All.Values.SelectMany(c => c)).Distinct().ToFrozenDictionary(n => n, StringComparer.OrdinalIgnoreCase);

    /// <summary>A view or column as it is spelled, null when there is none of that name.</summary>
    internal static string? Find(string name) => Names.GetValueOrDefault(name);
}
