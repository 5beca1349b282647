using System.Globalization;
using System.IO.Compression;
using CoproCms.Recipes.Reading;

namespace CoproCms.Recipes;

/// <summary>What a deployment package may be. It comes from outside, and a zip can say one thing and hold another.</summary>
/// <param name="MaxFiles">Entries.</param>
/// <param name="MaxBytes">Of all files together, unpacked.</param>
/// <param name="MaxRecipeBytes">Of the recipe, which is read into memory as a whole; an export keeps to it as an import does.</param>
public sealed record PackageLimits(int MaxFiles = 20_000, long MaxBytes = 4_000_000_000, int MaxRecipeBytes = RecipeReader.MaxBytes)
{
    /// <summary>The size of the largest recipe as messages give it.</summary>
    public string LargestRecipe => RecipeReader.Size(MaxRecipeBytes);

    // A picture hardly packs at all, JSON to a twentieth; what packs to less is there to fill a disk.
    private const int MostPacked = 200;
    private const long NotWorthChecking = 1_000_000;
    private const int LinkMode = 0xA000;
    private const int ModeShift = 16;
    private const int ModeMask = 0xF000;

    /// <returns>The rule that the package breaks and what is wrong, null when it is fine.</returns>
    public (string Rule, string Message)? Fault(ZipArchive zip)
    {
        if (zip.Entries.Count > MaxFiles)
            return ("package.files", $"there are {zip.Entries.Count} files in this package; at most {MaxFiles} are taken");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            if (FaultOf(entry.FullName) is { } fault)
                return ("package.path", $"the name '{entry.FullName}' in this package {fault}");
            if (!names.Add(entry.FullName.TrimEnd('/')))
                return ("package.duplicate", $"the file '{entry.FullName}' is in this package twice");
            if (((entry.ExternalAttributes >> ModeShift) & ModeMask) == LinkMode)
                return ("package.link", $"'{entry.FullName}' in this package is a link; put the file itself into it");
            if (entry.Length > NotWorthChecking && entry.Length / Math.Max(1, entry.CompressedLength) > MostPacked)
                return ("package.packed", $"'{entry.FullName}' in this package unpacks to {entry.Length / Math.Max(1, entry.CompressedLength)} times its size");
            total += entry.Length;
        }

        return total > MaxBytes
            ? ("package.size", string.Create(CultureInfo.InvariantCulture, $"this package unpacks to {total / 1_000_000} MB; at most {MaxBytes / 1_000_000} MB are taken"))
            : null;
    }

    private static string? FaultOf(string name)
    {
        if (name.Length == 0 || name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Any(char.IsControl))
            return "is no relative path with forward slashes";
        return name.TrimEnd('/').Split('/').Any(s => s is "" or "." or "..") ? "leads out of the package" : null;
    }
}

/// <summary>Gives no more bytes than the zip's directory says that there are: what comes beyond them is an attack.</summary>
internal sealed class DeclaredLengthStream(Stream inner, string name, long length) : Stream
{
    private long _left = length;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read) => (_left -= read) >= 0 ? read : throw new IOException($"'{name}' holds more than the package says");
}
