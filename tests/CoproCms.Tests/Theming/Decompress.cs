using System.IO.Compression;

namespace CoproCms.Tests.Theming;

internal static class Decompress
{
    public static async Task<string> TextAsync(byte[] bytes, string encoding)
    {
        Stream stream = new MemoryStream(bytes);
        if (encoding == "br")
            stream = new BrotliStream(stream, CompressionMode.Decompress);
        else if (encoding == "gzip")
            stream = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
