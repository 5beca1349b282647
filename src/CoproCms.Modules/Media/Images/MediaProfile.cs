using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Media.Images;

/// <summary>Reads a media profile's document as the request for an image.</summary>
internal static class MediaProfile
{
    // Orchard Core's enumerations, in its order; older recipes give the number.
    private static readonly string[] Modes = ["undefined", "max", "crop", "pad", "boxpad", "min", "stretch"];
    private static readonly string[] Formats = ["undefined", "bmp", "gif", "jpg", "png", "tga", "webp"];

    /// <exception cref="ImageRefusedException">A value is not understood.</exception>
    public static ImageRequest Read(JsonObject profile)
    {
        var request = new ImageRequest(Positive(profile, "Width"), Positive(profile, "Height"), Named(profile, "Mode", Modes), Positive(profile, "Quality"),
            Named(profile, "Format", Formats), Background: profile.Text("BackgroundColor") is { Length: > 0 } colour ? colour : null);
        new ImageParameterReader(name => MediaUrls.Parameter(request, name)).Read();
        return request;
    }

    private static int? Positive(JsonObject profile, string name) => profile.Number(name) is { } number && number > 0 ? (int)Math.Min(number, int.MaxValue) : null;

    private static string? Named(JsonObject profile, string name, string[] names)
    {
        var value = profile[name] is JsonValue json && json.GetValueKind() == JsonValueKind.Number
            ? names.ElementAtOrDefault((int)Math.Clamp(profile.Number(name) ?? -1, -1, names.Length)) ?? json.ToJsonString() : profile.Text(name)?.ToLowerInvariant();
        // A format that is not made any more gives way to what the browser reads.
        return value is null or "" or "undefined" or "bmp" or "gif" or "tga" ? null : value;
    }
}
