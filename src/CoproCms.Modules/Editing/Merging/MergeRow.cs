using System.Text.Json.Nodes;
using CoproCms.Admin.Contents.Differences;

namespace CoproCms.Editing.Merging;

/// <summary>A piece to decide on, as the page shows it.</summary>
/// <param name="Field">The piece.</param>
/// <param name="Theirs">What they made of it.</param>
/// <param name="Mine">What I made of it.</param>
/// <param name="OnlyMarkup">The words are the same; the HTML is not.</param>
internal sealed record MergeRow(MergeField Field, IReadOnlyList<TextPiece> Theirs, IReadOnlyList<TextPiece> Mine, bool OnlyMarkup)
{
    /// <summary>Whether the text can be written anew here.</summary>
    public bool IsText => Field.Unit.Kind != UnitKind.Whole;

    public static MergeRow Of(MergeField field, ValueTexts texts)
    {
        var (before, theirs, mine) = (texts.Of(field.Unit, field.Base), texts.Of(field.Unit, field.Theirs), texts.Of(field.Unit, field.Mine));
        var onlyMarkup = field.Unit.Kind == UnitKind.Html && theirs == mine;
        if (onlyMarkup)
            (before, theirs, mine) = (Source(field.Base), Source(field.Theirs), Source(field.Mine));
        return new(field, WordDifference.Between(before, theirs), WordDifference.Between(before, mine), onlyMarkup);
    }

    /// <summary>The text as it is stored.</summary>
    public static string Source(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var words) ? words : "";
}
