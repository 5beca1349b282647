using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CoproCms.Theming.Http;
using CoproCms.Theming.Pages;

namespace CoproCms.Theming.Caching;

/// <summary>A page ready to be sent: bytes and headers, compressed when the first client asks for it.</summary>
internal sealed class CachedPage
{
    // Fast enough for a first visitor to wait for, nearly as small as can be.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    private readonly byte[] _bytes;
    private readonly string _tag;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public CachedPage(RenderedPage page)
    {
        _bytes = Encoding.UTF8.GetBytes(page.Html);
        _tag = Convert.ToBase64String(SHA256.HashData(_bytes), 0, 12).Replace('+', '-').Replace('/', '_');
        _brotli = new(() => Brotli(_bytes));
        _gzip = new(() => Gzip(_bytes));
        Culture = page.Culture;
        InlineHashes = page.State.Resources.InlineHashes;
        Tag = $"\"{_tag}\"";
    }

    public string Culture { get; }

    /// <summary>Of the page's inline blocks.</summary>
    public IReadOnlyList<string> InlineHashes { get; }

    public string Tag { get; }

    /// <summary>About what it takes in memory.</summary>
    public int Size => (_bytes.Length * 3 / 2) + 1024;

    public string TagOf(ContentEncoding encoding) => encoding == ContentEncoding.Identity ? Tag : $"\"{_tag}{encoding.Suffix()}\"";

    public byte[] Body(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Brotli => _brotli.Value,
        ContentEncoding.Gzip => _gzip.Value,
        _ => _bytes,
    };

    private static byte[] Brotli(byte[] bytes)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, buffer, out var written, BrotliQuality, BrotliWindow) ? buffer[..written] : bytes;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var stream = new GZipStream(output, CompressionLevel.Optimal))
            stream.Write(bytes);
        return output.ToArray();
    }
}
