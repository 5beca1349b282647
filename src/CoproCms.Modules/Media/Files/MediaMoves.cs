using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoproCms.Hosting;

namespace CoproCms.Media.Files;

/// <summary>
/// Remembers where moved files and folders went, so that their old addresses, in content and elsewhere, keep working. A small file for each move
/// lies beside the media folder: nodes share it, a backup holds it, and it is found without the database.
/// </summary>
internal sealed class MediaMoves(AppData appData)
{
    // Longer chains are somebody's mistake.
    private const int MostSteps = 20;

    private readonly string _folder = appData.Folder("MediaMoves");

    /// <summary>Where what was at the path is now, null when it was not moved.</summary>
    public string? Find(string path)
    {
        string? found = null;
        for (var step = 0; step < MostSteps && Next(found ?? path) is { } next; step++)
            found = next;
        return found;
    }

    /// <summary>Every path at which what is at the path now was found before.</summary>
    public IReadOnlyCollection<string> Before(string path) => All().Before(path);

    /// <summary>All moves as they are now, for whoever asks about many paths.</summary>
    public MoveHistory All() => new([.. new DirectoryInfo(_folder).EnumerateFiles().Where(f => f.Extension.Length == 0).Select(f => ReadFile(f.FullName)).OfType<Move>()]);

    public void Note(string from, string to)
    {
        Forget(to);
        var aside = Place(from) + "." + Guid.NewGuid().ToString("N");
        File.WriteAllText(aside, JsonSerializer.Serialize(new Move(from, to)));
        File.Move(aside, Place(from), overwrite: true);
    }

    /// <summary>Something else stands at the path now.</summary>
    public void Forget(string path) => File.Delete(Place(path));

    // The file itself was moved, or one of the folders that it was in.
    private string? Next(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (Read(path[..end]) is { } to)
                return to + path[end..];
        }

        return null;
    }

    private string? Read(string path) => ReadFile(Place(path)) is { } move && move.From == path ? move.To : null;

    private static Move? ReadFile(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Move>(File.ReadAllText(file)) : null;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            // Forgotten while it was looked at.
            return null;
        }
    }

    private string Place(string path) => Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..40]);

    internal sealed record Move(string From, string To)
    {
        public string? Before(string path) =>
            path == To ? From : path.StartsWith(To + "/", StringComparison.Ordinal) ? From + path[To.Length..] : null;
    }

    /// <summary>The moves of a moment.</summary>
    internal sealed class MoveHistory(IReadOnlyList<Move> moves)
    {
        /// <inheritdoc cref="MediaMoves.Before"/>
        public IReadOnlyCollection<string> Before(string path)
        {
            var found = new HashSet<string> { path };
            var latest = found.ToList();
            for (var step = 0; step < MostSteps && latest.Count > 0; step++)
                latest = [.. latest.SelectMany(p => moves.Select(m => m.Before(p))).OfType<string>().Where(found.Add)];
            found.Remove(path);
            return found;
        }
    }
}
