using System.Globalization;
using System.Text;
using System.Text.Json;
using CoproCms.AuditTrail.Storage;

namespace CoproCms.AuditTrail.Admin;

/// <summary>Entries as files, for spreadsheets and for programs.</summary>
internal static class TrailFiles
{
    private const int FlushAt = 32 * 1024;
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];
    private static readonly string[] Columns = ["When", "ActorKind", "ActorId", "Actor", "Category", "Action", "Subject", "Name", "ContentType", "Version", "PreviousVersion", "Before", "After", "ClientAddress"];

    public static async Task WriteCsvAsync(Stream target, IAsyncEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        // Without the mark spreadsheets read Welsh letters wrongly.
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), FlushAt, leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', Columns).AsMemory(), cancellationToken);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
            await text.WriteLineAsync(string.Join(',', Values(entry).Select(Cell)).AsMemory(), cancellationToken);
        await text.FlushAsync(cancellationToken);
    }

    public static async Task WriteJsonAsync(Stream target, IAsyncEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(target);
        json.WriteStartArray();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            json.WriteStartObject();
            foreach (var (column, value) in Columns.Zip(Values(entry)))
            {
                if (column is "Before" or "After" && value is not null)
                {
                    json.WritePropertyName(column);
                    json.WriteRawValue(value);
                }
                else
                    json.WriteString(column, value);
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
                await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        await json.FlushAsync(cancellationToken);
    }

    /// <summary>A cell that no spreadsheet takes for a formula, whatever someone named a page.</summary>
    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var safe = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' ? "'" + value : value;
        return safe.IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static IEnumerable<string?> Values(AuditEntry e) =>
    [
        e.WhenUtc.ToString("O", CultureInfo.InvariantCulture), e.ActorKind.ToString(), e.ActorId, e.ActorName, e.Category, e.Action, e.Subject, e.Name, e.ContentType,
        e.VersionId, e.PreviousVersionId, e.Before, e.After, e.ClientAddress,
    ];
}
