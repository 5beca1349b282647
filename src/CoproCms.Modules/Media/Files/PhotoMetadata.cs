using System.Buffers.Binary;

namespace CoproCms.Media.Files;

/// <summary>
/// Takes out of a picture what a camera or a program noted in it: where and when it was taken, with what, by whom. What is needed to show it
/// (colours, which way up) stays, and so does each pixel. What follows the end of the picture goes too.
/// </summary>
internal static class PhotoMetadata
{
    public static bool IsIn(MediaType type) => type.Extension is ".jpg" or ".jpeg" or ".png" or ".webp";

    /// <param name="path">For the message.</param>
    /// <param name="type">Which <see cref="IsIn"/> knows.</param>
    /// <param name="picture">Seekable, at its beginning.</param>
    /// <param name="target">Gets the picture without.</param>
    /// <exception cref="MediaRefusedException">It is damaged.</exception>
    public static void Strip(string path, MediaType type, Stream picture, Stream target)
    {
        try
        {
            using var source = new BufferedStream(picture, 64 * 1024);
            using var result = new BufferedStream(target, 64 * 1024);
            if (type.Extension == ".png")
                StripPng(source, result);
            else if (type.Extension == ".webp")
                StripWebp(source, result);
            else
                JpegMetadata.Strip(source, result);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException)
        {
            throw new MediaRefusedException(MediaRule.Type, $"'{path}' is damaged: its picture ends too early or is not laid out as {type.ContentType} is.");
        }
    }

    private static void StripPng(Stream source, Stream target)
    {
        Span<byte> head = stackalloc byte[8];
        source.ReadExactly(head);
        target.Write(head);
        do
        {
            source.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head) + 4L;
            if (IsNote(head[4..]))
                Skip(source, length);
            else
            {
                target.Write(head);
                Copy(source, target, length);
            }
        }
        while (!head[4..].SequenceEqual("IEND"u8));
    }

    private static bool IsNote(ReadOnlySpan<byte> chunk) =>
        chunk.SequenceEqual("eXIf"u8) || chunk.SequenceEqual("tEXt"u8) || chunk.SequenceEqual("zTXt"u8) || chunk.SequenceEqual("iTXt"u8) || chunk.SequenceEqual("tIME"u8);

    private static void StripWebp(Stream source, Stream target)
    {
        const int extendedHasNotes = 0x0C;
        var kept = WebpChunks(source).Where(c => c.Name is not ("EXIF" or "XMP ")).ToList();
        Span<byte> head = stackalloc byte[12];
        source.Position = 0;
        source.ReadExactly(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)(4 + kept.Sum(c => c.Length)));
        target.Write(head);
        foreach (var (name, start, length) in kept)
        {
            source.Position = start;
            if (name != "VP8X")
            {
                Copy(source, target, length);
                continue;
            }

            var chunk = new byte[length];
            source.ReadExactly(chunk);
            if (length > 8)
                chunk[8] &= unchecked((byte)~extendedHasNotes);
            target.Write(chunk);
        }
    }

    private static List<(string Name, long Start, long Length)> WebpChunks(Stream source)
    {
        const int shortestExtended = 18;
        var chunks = new List<(string, long, long)>();
        Span<byte> head = stackalloc byte[8];
        source.Position = 4;
        source.ReadExactly(head[..4]);
        var end = 8L + BinaryPrimitives.ReadUInt32LittleEndian(head);
        for (var start = 12L; start + 8 <= end;)
        {
            source.Position = start;
            source.ReadExactly(head);
            var length = 8L + BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            length += length & 1;
            var name = System.Text.Encoding.ASCII.GetString(head[..4]);
            if (start + length > source.Length || (name == "VP8X" && length > shortestExtended))
                throw new EndOfStreamException();
            chunks.Add((name, start, length));
            start += length;
        }

        return chunks;
    }

    internal static void Copy(Stream source, Stream target, long length)
    {
        var piece = new byte[Math.Min(length, 64 * 1024)];
        for (var left = length; left > 0;)
        {
            var part = piece.AsSpan(0, (int)Math.Min(left, piece.Length));
            source.ReadExactly(part);
            target.Write(part);
            left -= part.Length;
        }
    }

    internal static void Skip(Stream source, long length) => Copy(source, Stream.Null, length);
}
