using System.Text.Json.Nodes;
using CoproCms.Content;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Editing.Merging;

/// <summary>What a person decided for each piece: <c>take:Post.Summary.Text</c> is <c>mine</c>, <c>theirs</c> or <c>text</c>, and <c>text:…</c> the text.</summary>
internal sealed class MergeChoices(IEnumerable<KeyValuePair<string, StringValues>> form)
{
    public const string Mine = "mine", Theirs = "theirs", Written = "text";

    private readonly Dictionary<string, string> _values = form.ToDictionary(v => v.Key, v => v.Value.ToString());

    public static string TakeName(ContentUnit unit) => "take:" + unit.Name;

    public static string TextName(ContentUnit unit) => "text:" + unit.Name;

    /// <summary>The decision, null where there is none yet.</summary>
    public string? Of(MergeField field) => _values.GetValueOrDefault(TakeName(field.Unit)) is { } take and (Mine or Theirs or Written) ? take : Standard(field);

    public string? TextOf(MergeField field) => _values.GetValueOrDefault(TextName(field.Unit));

    /// <summary>What is taken unless someone says otherwise: the change that only one of them made.</summary>
    public static string? Standard(MergeField field) => field.Change switch
    {
        Change.Mine => Mine,
        Change.Theirs => Theirs,
        _ => null,
    };

    /// <summary>Their item with what was decided laid over it. Undecided pieces are as the given choice says, so that nothing of it is lost.</summary>
    public ContentItem Apply(ContentItem theirs, IEnumerable<MergeField> fields, string undecided)
    {
        var merged = theirs.Clone();
        foreach (var field in fields)
        {
            switch (Of(field) ?? undecided)
            {
                case Mine:
                    field.Unit.Set(merged.Content, field.Mine);
                    break;
                case Written:
                    field.Unit.Set(merged.Content, JsonValue.Create(TextOf(field) ?? ""));
                    break;
            }
        }

        return merged;
    }
}
