using System.Runtime.CompilerServices;

namespace CoproCms.IntegrationTests.Security;

/// <summary>Reads the files in <c>Doors</c>: sections that begin with <c>##</c>, in each a row for each door, with what it does to each who knocks.</summary>
internal static class DoorTable
{
    /// <summary>Fails where a door has no row, a row no door, or somebody is let in or kept out against the table.</summary>
    public static void Compare(string section, IReadOnlyDictionary<string, string[]> doors)
    {
        var rows = Rows(section);
        string[] faults =
        [
            .. doors.Keys.Except(rows.Keys).Select(door => $"There is no row for this door. Who may pass it? It did:\n{Row(door, doors[door])}"),
            .. rows.Keys.Except(doors.Keys).Select(door => $"There is no such door any more: {door}"),
            .. doors.Where(d => rows.TryGetValue(d.Key, out var row) && !row.SequenceEqual(d.Value)).Select(d => $"The table says\n{Row(d.Key, rows[d.Key])}\nbut it was\n{Row(d.Key, d.Value)}"),
        ];
        Assert.True(faults.Length == 0, $"## {section}\n{string.Join('\n', faults)}");
    }

    private static Dictionary<string, string[]> Rows(string section, [CallerFilePath] string file = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(file)!, "Doors"), "*.txt")
            .SelectMany(doors => File.ReadAllLines(doors)
                .SkipWhile(line => line != "## " + section).Skip(1).TakeWhile(line => !line.StartsWith("##", StringComparison.Ordinal)))
            .Where(line => line.Contains('|') && !line.StartsWith('#'))
            .Select(line => (Line: line, Bar: line.LastIndexOf('|')))
            .ToDictionary(row => row.Line[..row.Bar].Trim(), row => row.Line[(row.Bar + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Row(string door, IEnumerable<string> cells) => $"{door,-56}| {string.Join(' ', cells.Select(c => c.PadRight(13)))}".TrimEnd();
}
