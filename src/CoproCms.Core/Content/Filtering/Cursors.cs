using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoproCms.Errors;

namespace CoproCms.Content.Filtering;

/// <summary>
/// Writes places in one order as opaque texts and reads them back. A cursor is the keys of a row, not the row: it stays good when the row is
/// edited or gone. A sum over order and keys tells cursors of other orders and mangled ones apart; it keeps no secret.
/// </summary>
internal sealed class Cursors(IReadOnlyList<OrderKey> keys, string order)
{
    /// <summary>Longest cursor: sort keys of texts are cut to 255 characters, paths and names are short.</summary>
    private const int MaximumLength = 8_000;

    private const int SumLength = 4;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write(IEnumerable<object> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartArray();
            foreach (var value in values)
                Write(json, value);
            json.WriteEndArray();
        }

        return Base64Url.EncodeToString([.. Sum(buffer.WrittenSpan), .. buffer.WrittenSpan]);
    }

    /// <param name="cursor">What <see cref="Write(IEnumerable{object})"/> gave.</param>
    /// <param name="argument">What the client calls it: <c>after</c> or <c>before</c>.</param>
    /// <exception cref="InvalidCursorException">It is no cursor of this order.</exception>
    public IReadOnlyList<object> Read(string cursor, string argument) => TryRead(cursor) ?? throw new InvalidCursorException(argument);

    private object[]? TryRead(string cursor)
    {
        if (cursor.Length is 0 or > MaximumLength || !Base64Url.IsValid(cursor))
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= SumLength || !Sum(bytes.AsSpan(SumLength)).AsSpan().SequenceEqual(bytes.AsSpan(0, SumLength)))
            return null;
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(SumLength));
            return Values(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Made by hand to have the right sum: not JSON, or not text in it.
            return null;
        }
    }

    private object[]? Values(JsonElement written)
    {
        if (written.ValueKind != JsonValueKind.Array || written.GetArrayLength() != keys.Count)
            return null;
        object[] values = [.. keys.Zip(written.EnumerateArray(), (key, value) => key.Read(value)).OfType<object>()];
        return values.Length == keys.Count ? values : null;
    }

    private byte[] Sum(ReadOnlySpan<byte> payload) => SHA256.HashData([.. Encoding.UTF8.GetBytes(order), 0, .. payload])[..SumLength];

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case DateTime instant:
                json.WriteNumberValue(instant.Ticks);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
