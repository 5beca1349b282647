using System.Security.Cryptography;
using CoproCms.Content;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.Preview.Links;

/// <summary>
/// The secret in a preview link: the link's id, encrypted and signed with the site's keys, with the moment until which it is good. Whoever has it needs
/// nothing else; so it says nothing by itself, and the link can be revoked.
/// </summary>
internal sealed class PreviewTokens(IDataProtectionProvider protection)
{
    /// <summary>By which people, and scanners for lost secrets, know it.</summary>
    public const string Prefix = "copropreview_";

    private const int LongestToken = 1_000;

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("CoproCms.Preview.Link").ToTimeLimitedDataProtector();

    public string Write(string linkId, DateTime expiresUtc) =>
        Prefix + WebEncoders.Base64UrlEncode(_protector.Protect(System.Text.Encoding.ASCII.GetBytes(linkId), new DateTimeOffset(expiresUtc, TimeSpan.Zero)));

    /// <returns>The link's id; null for anything that is no token, or no longer one.</returns>
    public string? Read(string token)
    {
        if (token.Length > LongestToken || !token.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        try
        {
            var id = System.Text.Encoding.ASCII.GetString(_protector.Unprotect(WebEncoders.Base64UrlDecode(token, Prefix.Length, token.Length - Prefix.Length)));
            return ContentId.IsWellFormed(id) ? id : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
