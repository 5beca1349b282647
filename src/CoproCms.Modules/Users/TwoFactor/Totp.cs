using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoproCms.Users.TwoFactor;

/// <summary>Six-digit codes that change every 30 seconds, as authenticator apps make them: RFC 6238 with SHA-1.</summary>
internal static class Totp
{
    public const int StepSeconds = 30;
    private const int KeyBytes = 20;
    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The step whose code it is: the present one, or a neighbour, since clocks differ. Null for a wrong code, and for one of a step that is used up.</summary>
    /// <param name="key">The shared secret.</param>
    /// <param name="code">As typed.</param>
    /// <param name="now">The time here.</param>
    /// <param name="usedUpTo">The last step that was accepted; neither it nor an older one is good again.</param>
    public static long? Match(byte[] key, string code, DateTimeOffset now, long usedUpTo)
    {
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), typed) && step > usedUpTo)
                found ??= step;
        }

        return found;
    }

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard says SHA-1, and apps know no other; nothing here depends on its resistance to collisions.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The key as people type it into an app.</summary>
    public static string Text(byte[] key)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < key.Length * 8; bit += 5)
        {
            var at = bit / 8;
            var pair = (key[at] << 8) | (at + 1 < key.Length ? key[at + 1] : 0);
            text.Append(Base32[(pair >> (11 - (bit % 8))) & 31]);
        }

        return text.ToString();
    }

    /// <summary>What the picture says to an app.</summary>
    /// <param name="key">The shared secret.</param>
    /// <param name="site">Stands above the code in the app.</param>
    /// <param name="user">Stands below.</param>
    public static string Address(byte[] key, string site, string user) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(user)}?secret={Text(key)}&issuer={Uri.EscapeDataString(site)}";
}
