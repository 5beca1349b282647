using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace CoproCms.Webhooks;

/// <summary>
/// Makes, protects and uses the secrets by which receivers know that a request is from here, after the Standard Webhooks convention:
/// <c>whsec_</c> and the key in Base64; the signature is HMAC-SHA256 over id, time and body.
/// </summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("CoproCms.Webhooks");

    /// <returns>The secret to show once, and what is kept of it.</returns>
    public (string Plain, string Protected) New()
    {
        var plain = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        return (plain, _protector.Protect(plain));
    }

    /// <summary>The header <c>webhook-signature</c>: one signature for each secret that holds.</summary>
    /// <exception cref="CryptographicException">The secret was protected with keys that are gone.</exception>
    public string Sign(Webhook webhook, string id, DateTimeOffset now, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{now.ToUnixTimeSeconds()}.{body}"));
        var previous = webhook.PreviousSecretUntil > now.UtcDateTime ? webhook.PreviousSecret : null;
        return string.Join(' ', new[] { webhook.Secret, previous }.OfType<string>().Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(secret), signed))));
    }

    private byte[] Key(string secret) => Convert.FromBase64String(_protector.Unprotect(secret)[Prefix.Length..]);
}
