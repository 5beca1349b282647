using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoproCms.Content;

/// <summary>
/// Identifiers of content items and their versions as Orchard Core writes them: 26 characters of a lower-case base 32,
/// 13 for each 64-bit half of a GUID, five bits a character from bit 60 down.
/// </summary>
public static class ContentId
{
    public const int Length = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes);
        return string.Create(Length, (High: BinaryPrimitives.ReadInt64LittleEndian(bytes), Low: BinaryPrimitives.ReadInt64LittleEndian(bytes[8..])), Write);
    }

    /// <summary>The same identifier for the same words, for things that must be found again.</summary>
    public static string Derive(params IEnumerable<string> words)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)), bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        return string.Create(Length, (High: BinaryPrimitives.ReadInt64LittleEndian(bytes), Low: BinaryPrimitives.ReadInt64LittleEndian(bytes[8..])), Write);
    }

    /// <summary>Whether the text could be an identifier: recipes of other makers use other alphabets, so only its size and characters count.</summary>
    public static bool IsWellFormed(string? id) => id is { Length: > 0 and <= Length } && id.All(char.IsAsciiLetterOrDigit);

    private static void Write(Span<char> target, (long High, long Low) halves)
    {
        Encode(target[..13], halves.High);
        Encode(target[13..], halves.Low);
    }

    private static void Encode(Span<char> target, long value)
    {
        for (var i = 0; i < 13; i++)
            target[i] = Alphabet[(int)((ulong)value >> (60 - (5 * i))) & 31];
    }
}
