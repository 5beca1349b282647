using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoproCms.Recipes.Reading;

/// <summary>
/// Reads JSON as people write it (comments, trailing commas) into a tree, and knows the place of what it refuses. The framework's own reader
/// keeps the last of two members with one name, so that half of what somebody wrote would vanish silently.
/// </summary>
internal ref struct JsonTreeReader(ReadOnlySpan<byte> utf8, int maxDepth)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;

    private Utf8JsonReader _reader = new(utf8, new JsonReaderOptions
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = maxDepth,
    });

    /// <exception cref="JsonSyntaxException">It is not JSON, a member stands there twice, or it is nested too deeply.</exception>
    public JsonNode? Read()
    {
        try
        {
            Next();
            var root = ReadValue("");
            if (_reader.Read())
                throw Fault("", "json.syntax", "nothing may follow the end of the recipe");
            return root;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0);
            throw new JsonSyntaxException("", "json.syntax", Plain(error.Message), line + 1, ColumnOf(LineStart(line), (int)(error.BytePositionInLine ?? 0)));
        }
    }

    private JsonNode? ReadValue(string pointer) => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(pointer),
        JsonTokenType.StartArray => ReadArray(pointer),
        JsonTokenType.String => JsonValue.Create(ReadText(pointer)),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        JsonTokenType.Number => JsonValue.Create(JsonElement.ParseValue(ref _reader)),
        _ => null,
    };

    private JsonObject ReadObject(string pointer)
    {
        var json = new JsonObject();
        for (Next(); _reader.TokenType != JsonTokenType.EndObject; Next())
        {
            var name = ReadText(pointer);
            var child = JsonPointer.Child(pointer, name);
            if (json.ContainsKey(name))
                throw Fault(child, "json.duplicate", $"'{name}' stands here twice; keep one of them");
            Next();
            json[name] = ReadValue(child);
        }

        return json;
    }

    private JsonArray ReadArray(string pointer)
    {
        var json = new JsonArray();
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
            json.Add(ReadValue(JsonPointer.Child(pointer, json.Count)));
        return json;
    }

    private void Next()
    {
        if (!_reader.Read())
            throw Fault("", "json.syntax", "the file ends before the recipe does");
    }

    private readonly string ReadText(string pointer)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault(pointer, "json.text", "this text is not valid Unicode");
        }
    }

    private readonly JsonSyntaxException Fault(string pointer, string rule, string message)
    {
        var before = _utf8[..(int)Math.Min(_reader.TokenStartIndex, _utf8.Length)];
        var line = before.Count((byte)'\n');
        var start = before.LastIndexOf((byte)'\n') + 1;
        return new(pointer, rule, message, line + 1, ColumnOf(start, before.Length - start));
    }

    private readonly int LineStart(int line)
    {
        var start = 0;
        for (; line > 0 && start < _utf8.Length; line--)
            start += _utf8[start..].IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : _utf8.Length - start;
        return start;
    }

    private readonly int ColumnOf(int lineStart, int bytes) =>
        Encoding.UTF8.GetCharCount(_utf8.Slice(lineStart, Math.Min(bytes, _utf8.Length - lineStart))) + 1;

    // The framework's message ends with its own count of lines from zero.
    private static string Plain(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end].TrimEnd('.') : message.TrimEnd('.');
}

/// <summary>JSON that cannot be read, with the place from 1.</summary>
internal sealed class JsonSyntaxException(string pointer, string rule, string message, int line, int column) : Exception(message)
{
    public string Pointer { get; } = pointer;
    public string Rule { get; } = rule;
    public int Line { get; } = line;
    public int Column { get; } = column;
}
