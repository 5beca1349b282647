using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CoproCms.GraphQL.Http;

/// <summary>
/// The hash that stands for a query's text: Apollo's <c>extensions.persistedQuery</c> with <c>version</c> 1 and <c>sha256Hash</c>, or
/// <c>documentId</c> with the prefix <c>sha256:</c>, as the drafts of GraphQL over HTTP write it.
/// </summary>
internal static class PersistedHash
{
    private const string Prefix = "sha256:";
    private const int Digits = 64;

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <exception cref="TransportError">It is no hash of the known kind.</exception>
    public static string? Read(JsonElement? extensions, string? documentId)
    {
        if (!string.IsNullOrEmpty(documentId))
            return documentId.StartsWith(Prefix, StringComparison.Ordinal) ? Valid("documentId", documentId[Prefix.Length..]) : throw TransportError.UnknownName(documentId);
        if (extensions is not { ValueKind: not JsonValueKind.Null } members)
            return null;
        if (members.ValueKind != JsonValueKind.Object)
            throw TransportError.Member("extensions", "an object");
        if (!members.TryGetProperty("persistedQuery", out var persisted) || persisted.ValueKind == JsonValueKind.Null)
            return null;
        if (persisted.ValueKind != JsonValueKind.Object || !persisted.TryGetProperty("version", out var version) || !persisted.TryGetProperty("sha256Hash", out var hash))
            throw TransportError.Member("extensions.persistedQuery", "an object with 'version' and 'sha256Hash'");
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            throw TransportError.Member("extensions.persistedQuery.version", "1");
        return Valid("extensions.persistedQuery.sha256Hash", hash.ValueKind == JsonValueKind.String ? hash.GetString() : null);
    }

    private static string Valid(string name, string? hash) => hash is { Length: Digits } && hash.All(char.IsAsciiHexDigit)
        ? hash.ToLowerInvariant() : throw TransportError.Member(name, $"{Digits} hexadecimal digits");
}
