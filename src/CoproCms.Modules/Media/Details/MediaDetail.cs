using System.Text.Json;
using CoproCms.Media.Images;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Media.Details;

/// <summary>
/// What a file itself does not say: how its picture is described and framed, and who brought it. The media folder alone decides which files
/// there are, so one that comes by a recipe or by hand simply has no row until somebody says something about it, and a row without a file is idle.
/// </summary>
public sealed class MediaDetail
{
    /// <summary>Below the media folder.</summary>
    public required string Path { get; set; }

    /// <summary>Alternative texts by culture, as JSON.</summary>
    public string Texts { get; set; } = "{}";

    /// <summary>All of them, as search compares them.</summary>
    public string TextsFolded { get; set; } = "";

    public double? AnchorX { get; set; }
    public double? AnchorY { get; set; }
    public double? CropLeft { get; set; }
    public double? CropTop { get; set; }
    public double? CropWidth { get; set; }
    public double? CropHeight { get; set; }

    /// <summary>Id of the user who uploaded it; null when it came by a recipe or by hand.</summary>
    public string? UploadedBy { get; set; }

    public DateTime? UploadedUtc { get; set; }

    public IReadOnlyDictionary<string, string> ReadTexts() => JsonSerializer.Deserialize<Dictionary<string, string>>(Texts) ?? [];

    /// <summary>The text in the culture, else in any.</summary>
    public string? TextIn(string culture) => ReadTexts() is var texts && texts.TryGetValue(culture, out var text) ? text : texts.Values.FirstOrDefault();

    public Framing Framing
    {
        get => new(
            AnchorX is { } x && AnchorY is { } y ? new(x, y) : null,
            CropLeft is { } left && CropTop is { } top && CropWidth is { } width && CropHeight is { } height ? new(left, top, width, height) : null);
        set
        {
            (AnchorX, AnchorY) = (value.Anchor?.X, value.Anchor?.Y);
            (CropLeft, CropTop, CropWidth, CropHeight) = (value.Crop?.Left, value.Crop?.Top, value.Crop?.Width, value.Crop?.Height);
        }
    }
}

internal sealed class MediaDetailConfiguration : IEntityTypeConfiguration<MediaDetail>
{
    public void Configure(EntityTypeBuilder<MediaDetail> builder)
    {
        builder.ToTable("MediaDetail").HasKey(x => x.Path);
        builder.Ignore(x => x.Framing);
    }
}
