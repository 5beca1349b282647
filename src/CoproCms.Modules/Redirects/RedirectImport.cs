using System.Collections.Immutable;
using System.Text;
using CoproCms.Data;

namespace CoproCms.Redirects;

/// <summary>A line of a file that was refused.</summary>
internal sealed record ImportFault(int Line, string Text, RedirectFault Fault);

/// <param name="Saved">How many redirects were added or changed.</param>
/// <param name="Faults">Lines that were refused; then nothing was saved.</param>
internal sealed record ImportOutcome(int Saved, ImmutableArray<ImportFault> Faults);

/// <summary>Takes redirects from a CSV file: path, target, and perhaps <c>temporary</c>. All of them, or none.</summary>
internal sealed class RedirectImport(RedirectStore store, CmsDbContext db)
{
    public const int MostLines = 5000;

    public async Task<ImportOutcome> RunAsync(string csv, CancellationToken cancellationToken)
    {
        var faults = new List<ImportFault>();
        var saved = 0;
        try
        {
            await db.InTransactionAsync(async () =>
            {
                foreach (var (line, cells) in Read(csv))
                {
                    if (line > MostLines)
                        faults.Add(new(line, "", new("", "redirect.import.tooMany")));
                    if (line > MostLines)
                        break;
                    saved++;
                    foreach (var fault in await SaveAsync(cells, cancellationToken))
                        faults.Add(new(line, string.Join(", ", cells), fault));
                }

                if (faults.Count > 0)
                    throw new RefusedImportException();
            }, cancellationToken);
        }
        catch (RefusedImportException)
        {
            // Leaving the transaction by an exception undid what went before the faults.
            return new(0, [.. faults]);
        }

        return new(saved, []);
    }

    private Task<IReadOnlyList<RedirectFault>> SaveAsync(IReadOnlyList<string> cells, CancellationToken cancellationToken)
    {
        var (path, target) = (cells[0], cells.Count > 1 ? cells[1] : "");
        var temporary = cells.Count > 2 && cells[2].Trim().ToLowerInvariant() is "temporary" or "302" or "true";
        return store.PutAsync(new(path, target, temporary), cancellationToken);
    }

    /// <summary>The cells of each line that has some; a heading is left out. Commas, semicolons and tabs part them; quotes may stand around a cell.</summary>
    internal static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string csv)
    {
        var lines = csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var separator = lines.Select(Separator).FirstOrDefault(s => s != '\0', ',');
        foreach (var (i, line) in lines.Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = Cells(line, separator);
            if (i > 0 || !cells[0].Trim().Equals("path", StringComparison.OrdinalIgnoreCase))
                yield return (i + 1, cells);
        }
    }

    private static char Separator(string line) => line.IndexOfAny([',', ';', '\t']) is >= 0 and var at ? line[at] : '\0';

    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[++i]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private sealed class RefusedImportException : Exception;
}
