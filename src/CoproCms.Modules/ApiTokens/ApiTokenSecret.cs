using System.Security.Cryptography;
using System.Text;

namespace CoproCms.ApiTokens;

/// <summary>How a personal token looks: a beginning by which people and scanners for lost secrets know it, then 238 bits that nobody will guess.</summary>
internal static class ApiTokenSecret
{
    public const string Prefix = "copro_";

    private const int Length = 40;
    private const int HintLength = 4;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Create() => Prefix + RandomNumberGenerator.GetString(Alphabet, Length);

    public static bool IsOne(string token) => token.Length == Prefix.Length + Length && token.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What is kept of it. It is looked up by this, so that the time an answer takes says nothing of how near a guess was.</summary>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string Hint(string token) => token[..(Prefix.Length + HintLength)];
}
