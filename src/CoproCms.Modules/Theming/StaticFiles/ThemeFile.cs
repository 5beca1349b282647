using System.IO.Compression;
using System.Security.Cryptography;

namespace CoproCms.Theming.StaticFiles;

/// <summary>A file of a theme, in memory, with what its answer needs.</summary>
internal sealed class ThemeFile(byte[] bytes, string contentType)
{
    private const int WorthCompressing = 512;

    private readonly Lazy<byte[]> _brotli = new(() => Compress(bytes, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
    private readonly Lazy<byte[]> _gzip = new(() => Compress(bytes, stream => new GZipStream(stream, CompressionLevel.SmallestSize)));

    public string ContentType { get; } = contentType;

    /// <summary>Changes with the content.</summary>
    public string Version { get; } = Convert.ToBase64String(SHA256.HashData(bytes), 0, 12).Replace('+', '-').Replace('/', '_');

    public bool IsCompressible { get; } = bytes.Length > WorthCompressing
        && (contentType.StartsWith("text/", StringComparison.Ordinal) || contentType is "image/svg+xml" or "application/json" or "application/manifest+json");

    public byte[] Bytes => bytes;

    public byte[] Brotli => _brotli.Value;

    public byte[] Gzip => _gzip.Value;

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var output = new MemoryStream();
        using (var stream = compressor(output))
            stream.Write(bytes);
        return output.ToArray();
    }
}
