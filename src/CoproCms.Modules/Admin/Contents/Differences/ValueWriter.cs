using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Fields;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>Values as people read them, by what their shape says they are: markup as an outline, ids as names, dates by the site's clocks.</summary>
internal sealed class ValueWriter(AdminText text, IReadOnlyDictionary<string, string> names)
{
    /// <summary>The members of an object, each in lines of its own; the member's name goes before when there are several.</summary>
    public string Write(JsonObject? value, IReadOnlyList<ShapeMember> members)
    {
        if (value is null)
            return "";
        var shown = members.Where(m => !JsonComparison.IsEmpty(value[m.JsonName])).ToList();
        if (shown is [var only])
            return Write(value[only.JsonName], only);
        return string.Join('\n', shown.Select(m => $"{m.JsonName}: {Write(value[m.JsonName], m)}"));
    }

    public string Write(JsonNode? value, ShapeMember? member) => value switch
    {
        null => "",
        JsonArray list => string.Join('\n', list.Select(v => Write(v, member))),
        JsonObject inner => member?.Object is { } shape ? Write(inner, WrittenShape.Of(shape)) : Raw(inner),
        _ => Write(value.AsValue(), member),
    };

    private string Write(JsonValue value, ShapeMember? member) => value.GetValueKind() switch
    {
        JsonValueKind.True => text["Yes"],
        JsonValueKind.False => text["No"],
        JsonValueKind.String => Write(value.GetValue<string>(), member),
        _ => value.ToJsonString(),
    };

    private string Write(string value, ShapeMember? member)
    {
        if (member?.Kind is MemberKind.Html)
            return HtmlOutline.Of(value);
        if (member?.Scalar is ScalarKind.DateTime
            && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return text.DateTime(instant);
        return names.GetValueOrDefault(value, value);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Raw(JsonNode value) => value.ToJsonString(Indented);
}
