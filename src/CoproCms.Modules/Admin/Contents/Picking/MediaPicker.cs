using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Fields;

namespace CoproCms.Admin.Contents;

/// <summary>Model of the control for media files, of a MediaField or of a picture in another part.</summary>
internal sealed class MediaPicker(ValueEditor owner) : ValueEditor(owner.Scope, owner.Name, owner.Value)
{
    public required string Label { get; init; }

    public string? Hint { get; init; }

    public bool Required { get; init; }

    public bool Multiple { get; init; }

    /// <summary>Whether each file has a text for those who do not see it.</summary>
    public bool HasTexts { get; init; }

    /// <summary>Whether nothing is published without that text.</summary>
    public bool NeedsText { get; init; }

    /// <summary>Whether a picture may be marked as one that needs no text.</summary>
    public bool HasMarks { get; init; }

    /// <summary>Whether each picture has a focal point.</summary>
    public bool HasAnchors { get; init; }

    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The files, and an empty row where one more may be added.</summary>
    public IEnumerable<MediaRow> Files
    {
        get
        {
            var (paths, texts, marks, anchors) = (ShowAll("Paths"), ShowAll("MediaTexts"), ShowAll("Decorative"), Value["Anchors"] as JsonArray);
            for (var i = 0; i < paths.Count; i++)
                yield return new($"{i}", paths[i], texts.ElementAtOrDefault(i) ?? "", marks.ElementAtOrDefault(i) == "true", Degrees(anchors, i, "X"), Degrees(anchors, i, "Y"));
            if (Multiple || paths.Count == 0)
                yield return new("new", "", "", false, "", "");
        }
    }

    /// <summary>Texts stay with their files also where editors do not see them.</summary>
    public bool CarriesTexts => HasTexts || Value["MediaTexts"] is not null;

    public bool CarriesAnchors => HasAnchors || Value["Anchors"] is not null;

    /// <summary>The members that hold a value for each file.</summary>
    public IEnumerable<string> Lists => new[] { "Paths", CarriesTexts ? "MediaTexts" : null, HasMarks ? "Decorative" : null, CarriesAnchors ? "Anchors" : null }.OfType<string>();

    private string Degrees(JsonArray? anchors, int position, string axis) =>
        anchors?.ElementAtOrDefault(position) is JsonObject anchor ? Scope.Values.Show(anchor[axis], ScalarKind.Decimal) : "";
}

/// <summary>One file.</summary>
/// <param name="Key">The key under which it is posted.</param>
/// <param name="Path">Where it lies in the library.</param>
/// <param name="Text">For those who do not see it.</param>
/// <param name="IsDecorative">It needs no text.</param>
/// <param name="X">Focal point from the left, 0 to 1.</param>
/// <param name="Y">Focal point from the top, 0 to 1.</param>
internal sealed record MediaRow(string Key, string Path, string Text, bool IsDecorative, string X, string Y);
