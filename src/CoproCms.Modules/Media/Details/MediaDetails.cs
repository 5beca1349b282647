using System.Text.Json;
using CoproCms.Data;
using CoproCms.Localization;
using CoproCms.Media.Images;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Media.Details;

/// <summary>Reads and writes <see cref="MediaDetail"/>s. Who may is asked by the callers.</summary>
internal sealed class MediaDetails(CmsDbContext db, TimeProvider time)
{
    public const int MaximumTextLength = 1_000;

    private DbSet<MediaDetail> Rows => db.Set<MediaDetail>();

    public Task<MediaDetail?> FindAsync(string path, CancellationToken cancellationToken) =>
        Rows.AsNoTracking().FirstOrDefaultAsync(d => d.Path == path, cancellationToken);

    public async Task<IReadOnlyDictionary<string, MediaDetail>> FindManyAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        await Rows.AsNoTracking().Where(d => paths.Contains(d.Path)).ToDictionaryAsync(d => d.Path, cancellationToken);

    /// <summary>Paths of at most so many files with a text that contains the words.</summary>
    public async Task<IReadOnlyList<string>> SearchTextsAsync(string words, int most, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(words)!;
        return await Rows.AsNoTracking().Where(d => d.TextsFolded.Contains(folded)).OrderBy(d => d.Path).Select(d => d.Path).Take(most).ToListAsync(cancellationToken);
    }

    public async Task NoteUploadAsync(string path, string? userId, CancellationToken cancellationToken)
    {
        var detail = await RequireAsync(path, cancellationToken);
        (detail.UploadedBy, detail.UploadedUtc) = (userId, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>Texts that are blank are none.</summary>
    public async Task<MediaDetail> DescribeAsync(string path, IReadOnlyDictionary<string, string> texts, Framing framing, CancellationToken cancellationToken)
    {
        var detail = await RequireAsync(path, cancellationToken);
        var said = texts.Where(t => !string.IsNullOrWhiteSpace(t.Value)).ToDictionary(t => t.Key, t => t.Value.Trim());
        detail.Texts = JsonSerializer.Serialize(said);
        detail.TextsFolded = TextFolding.Fold(string.Join('\n', said.Values))!;
        detail.Framing = framing;
        TouchAll();
        return detail;
    }

    /// <summary>Takes what is said of a file along with it.</summary>
    public Task MoveAsync(string from, string to, CancellationToken cancellationToken) => MoveAllAsync([from], _ => to, cancellationToken);

    public async Task MoveAllAsync(IReadOnlyList<string> paths, Func<string, string> to, CancellationToken cancellationToken)
    {
        foreach (var batch in paths.Chunk(500))
        {
            string[] targets = [.. batch.Select(to)];
            Rows.RemoveRange(await Rows.Where(d => targets.Contains(d.Path)).ToListAsync(cancellationToken));
            foreach (var detail in await Rows.Where(d => batch.Contains(d.Path)).ToListAsync(cancellationToken))
            {
                Rows.Remove(detail);
                Rows.Add(Copy(detail, to(detail.Path)));
            }
        }

        TouchAll();
    }

    public async Task<string?> TakeOutAsync(string path, CancellationToken cancellationToken)
    {
        TouchAll();
        if (await Rows.FirstOrDefaultAsync(d => d.Path == path, cancellationToken) is not { } detail)
            return null;
        Rows.Remove(detail);
        return JsonSerializer.Serialize(detail);
    }

    public async Task PutBackAsync(string path, string json, CancellationToken cancellationToken)
    {
        if (await Rows.FirstOrDefaultAsync(d => d.Path == path, cancellationToken) is { } present)
            Rows.Remove(present);
        Rows.Add(Copy(JsonSerializer.Deserialize<MediaDetail>(json)!, path));
        TouchAll();
    }

    private async Task<MediaDetail> RequireAsync(string path, CancellationToken cancellationToken)
    {
        if (await Rows.FindAsync([path], cancellationToken) is { } found)
            return found;
        var made = new MediaDetail { Path = path };
        Rows.Add(made);
        return made;
    }

    private void TouchAll()
    {
        db.Touch(MediaFramings.Tag);
        db.Touch(CacheTags.Media);
    }

    private static MediaDetail Copy(MediaDetail from, string path) => new()
    {
        Path = path,
        Texts = from.Texts,
        TextsFolded = from.TextsFolded,
        Framing = from.Framing,
        UploadedBy = from.UploadedBy,
        UploadedUtc = from.UploadedUtc,
    };
}
