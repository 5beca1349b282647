using System.Buffers.Binary;

namespace CoproCms.Media.Files;

/// <summary>
/// JPEG as a row of segments (ITU T.81, annex B): keeps those that say how to show the picture, and of Exif only which way up it is.
/// Ends at the end of the picture: phones put a second one behind it, or a film.
/// </summary>
internal static class JpegMetadata
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Exif = 0xE1;

    private static ReadOnlySpan<byte> OrientationOnly => "Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8;

    public static void Strip(Stream source, Stream target)
    {
        Span<byte> start = stackalloc byte[2];
        source.ReadExactly(start);
        target.Write(start);
        var marker = Marker(source);
        while (marker != EndOfImage)
        {
            var payload = Payload(source);
            if (IsShown(marker, payload))
                Write(target, marker, payload);
            else if (marker == Exif && Orientation(payload) is > 1 and <= 8 and var orientation)
                Write(target, Exif, [.. OrientationOnly, orientation, 0, 0, 0, 0, 0, 0]);
            marker = marker == StartOfScan ? Scan(source, target) : Marker(source);
        }

        target.Write([0xFF, EndOfImage]);
    }

    private static byte Marker(Stream source)
    {
        if (Byte(source) != 0xFF)
            throw new InvalidDataException();
        var marker = Byte(source);
        // Any number of them may fill the gap.
        while (marker == 0xFF)
            marker = Byte(source);
        return marker;
    }

    private static byte[] Payload(Stream source)
    {
        Span<byte> length = stackalloc byte[2];
        source.ReadExactly(length);
        var payload = new byte[Math.Max(0, BinaryPrimitives.ReadUInt16BigEndian(length) - 2)];
        source.ReadExactly(payload);
        return payload;
    }

    // Below 0xE0 is what the picture is made of. Of the rest: JFIF, colours, and how Adobe's programs mix them.
    private static bool IsShown(byte marker, ReadOnlySpan<byte> payload) => marker switch
    {
        < 0xE0 or 0xE0 or 0xEE => true,
        0xE2 => payload.StartsWith("ICC_PROFILE\0"u8),
        _ => false,
    };

    private static void Write(Stream target, byte marker, ReadOnlySpan<byte> payload)
    {
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(payload.Length + 2));
        target.Write([0xFF, marker]);
        target.Write(length);
        target.Write(payload);
    }

    /// <returns>The marker that ends the scan.</returns>
    private static byte Scan(Stream source, Stream target)
    {
        while (true)
        {
            var value = Byte(source);
            if (value != 0xFF)
            {
                target.WriteByte(value);
                continue;
            }

            var next = Byte(source);
            while (next == 0xFF)
                next = Byte(source);
            // A stuffed zero, or a restart: still the scan.
            if (next is not (0 or (>= 0xD0 and <= 0xD7)))
                return next;
            target.Write([0xFF, next]);
        }
    }

    /// <summary>1 to 8 (Exif 2.3, tag 274); 0 when it is not said.</summary>
    private static byte Orientation(ReadOnlySpan<byte> payload)
    {
        if (!payload.StartsWith("Exif\0\0"u8))
            return 0;
        var tiff = payload[6..];
        var bigEndian = tiff.StartsWith("MM"u8);
        if (tiff.Length < 8)
            return 0;
        var entries = Number(tiff[4..], 4, bigEndian);
        if (entries + 2L > tiff.Length)
            return 0;
        var count = Number(tiff[(int)entries..], 2, bigEndian);
        for (var i = 0; i < count && entries + 2 + (12 * (i + 1)) <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)entries + 2 + (12 * i), 12);
            if (Number(entry, 2, bigEndian) == 274)
                return (byte)Math.Min(255, Number(entry[8..], 2, bigEndian));
        }

        return 0;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int length, bool bigEndian) => (length, bigEndian) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };

    private static byte Byte(Stream source) => source.ReadByte() is >= 0 and var value ? (byte)value : throw new EndOfStreamException();
}
