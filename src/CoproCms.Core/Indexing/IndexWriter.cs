using CoproCms.Data;
using CoproCms.Localization;

namespace CoproCms.Indexing;

/// <summary>
/// Takes what a field or part can be found by. A field writes its value without a member, or several by member;
/// a part always names the member. Null values leave no row, so they are found by asking for null.
/// </summary>
public sealed class IndexWriter(string part, string? field, string? culture, Action<FieldIndexRecord> add)
{
    public void Text(string? value, string? member = null)
    {
        if (string.IsNullOrEmpty(value))
            return;
        var folded = TextFolding.Fold(value)!;
        var record = Record(member);
        record.TextKey = TextFolding.Key(value, FieldIndexRecord.KeyLength);
        record.TextFolded = folded.Length > FieldIndexRecord.KeyLength ? folded : null;
        record.TextSort = TextFolding.Key(SortKey.Make(value, culture), FieldIndexRecord.KeyLength);
        add(record);
    }

    public void Number(decimal? value, string? member = null)
    {
        if (value is null)
            return;
        var record = Record(member);
        record.Number = (double)value;
        add(record);
    }

    public void Instant(DateTime? value, string? member = null)
    {
        if (value is null)
            return;
        var record = Record(member);
        record.Instant = value;
        add(record);
    }

    public void Flag(bool? value, string? member = null)
    {
        if (value is null)
            return;
        var record = Record(member);
        record.Flag = value.Value ? 1 : 0;
        add(record);
    }

    private FieldIndexRecord Record(string? member) => new()
    {
        Part = part,
        Field = (field, member) switch
        {
            (null, _) => member ?? "",
            (_, null) => field,
            _ => $"{field}.{member}",
        },
    };
}
