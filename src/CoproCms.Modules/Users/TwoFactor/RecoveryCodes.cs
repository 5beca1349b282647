using System.Security.Cryptography;
using System.Text;

namespace CoproCms.Users.TwoFactor;

/// <summary>Codes for whoever has lost their phone, each good once. Only their hashes are kept.</summary>
internal static class RecoveryCodes
{
    private const int Letters = 16;
    private const int Group = 4;

    // Nothing that is mistaken for something else, and no vowels that could make words.
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    public static IReadOnlyList<string> Make(int count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    /// <summary>A code has more entropy than could be searched, so that its hash needs neither salt nor slowness.</summary>
    public static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant())));

    private static string One() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Letters).Chunk(Group).Select(c => new string(c)));
}
