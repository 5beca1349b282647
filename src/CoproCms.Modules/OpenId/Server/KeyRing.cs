using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace CoproCms.OpenId.Server;

/// <summary>Newest first: the first signs and encrypts, the others are for what was issued before.</summary>
internal sealed record ServerKeys(IReadOnlyList<SecurityKey> Signing, IReadOnlyList<SecurityKey> Encryption);

/// <summary>
/// The server's keys: certificates if the settings name them, else keys that are made here, live in the database, so that all nodes have the same, and
/// are protected by the site's data protection, so that the database alone betrays nothing. They are replaced by and by.
/// </summary>
internal sealed partial class KeyRing(DocumentStore documents, IDataProtectionProvider protection, IConfiguration configuration, TimeProvider time, ILogger<KeyRing> logger)
{
    private const string Settings = "CoproCms:OpenId:";
    private const string Signing = "Signing";
    private const string Encryption = "Encryption";
    private const int RsaBits = 2048;
    private const int SymmetricBytes = 32;

    // The longest that a token made with a key can live is that of a refresh token, two weeks.
    private static readonly TimeSpan Use = TimeSpan.FromDays(180);
    private static readonly TimeSpan Retirement = TimeSpan.FromDays(45);

    private readonly IDataProtector _protector = protection.CreateProtector("CoproCms.OpenId.Keys");

    /// <summary>The keys in force; missing and aged ones are made.</summary>
    public async Task<ServerKeys> GetAsync(CancellationToken cancellationToken) => new(
        Certificate(Signing) is { } signing ? [signing] : await StoredAsync(Signing, cancellationToken),
        Certificate(Encryption) is { } encryption ? [encryption] : await StoredAsync(Encryption, cancellationToken));

    private X509SecurityKey? Certificate(string use)
    {
        if (configuration[$"{Settings}{use}Certificate:Path"] is not { Length: > 0 } path)
            return null;
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configuration[$"{Settings}{use}Certificate:Password"]);
        return certificate.HasPrivateKey ? new(certificate) : throw new InvalidOperationException($"The certificate in {Settings}{use}Certificate:Path has no private key.");
    }

    private async Task<List<SecurityKey>> StoredAsync(string use, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var stored = (await documents.ListAsync(DocumentKinds.OpenIdKey, cancellationToken)).Where(d => d.Value.Text("Use") == use)
            .Select(d => (d.Key, Created: d.Value.Instant("CreatedUtc") ?? DateTime.MinValue, d.Value)).OrderByDescending(d => d.Created).ThenBy(d => d.Key).ToList();
        foreach (var old in stored.Where(d => now - d.Created > Use + Retirement))
            await documents.RemoveAsync(DocumentKinds.OpenIdKey, old.Key, cancellationToken);
        var keys = stored.Where(d => now - d.Created <= Use + Retirement).Select(d => (d.Created, Key: Open(d.Key, d.Value))).Where(k => k.Key is not null).ToList();
        if (keys.Count == 0 || now - keys[0].Created > Use)
            keys.Insert(0, (now, await MakeAsync(use, now, cancellationToken)));
        return [.. keys.Select(k => k.Key!)];
    }

    private async Task<SecurityKey> MakeAsync(string use, DateTime now, CancellationToken cancellationToken)
    {
        var id = ContentId.New();
        var secret = use == Signing ? NewSigningKey() : RandomNumberGenerator.GetBytes(SymmetricBytes);
        await documents.SetAsync(DocumentKinds.OpenIdKey, id, new()
        {
            ["Use"] = use,
            ["CreatedUtc"] = now,
            ["Protected"] = Convert.ToBase64String(_protector.Protect(secret)),
        }, cancellationToken);
        return Read(id, use, secret);
    }

    private SecurityKey? Open(string id, JsonObject stored)
    {
        try
        {
            return Read(id, stored.Text("Use")!, _protector.Unprotect(Convert.FromBase64String(stored.Text("Protected") ?? "")));
        }
        catch (CryptographicException error)
        {
            LogUnreadable(error, id);
            return null;
        }
    }

    private static byte[] NewSigningKey()
    {
        using var rsa = RSA.Create(RsaBits);
        return rsa.ExportPkcs8PrivateKey();
    }

    private static SecurityKey Read(string id, string use, byte[] secret)
    {
        if (use == Encryption)
            return new SymmetricSecurityKey(secret) { KeyId = id };
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(secret, out _);
        return new RsaSecurityKey(rsa) { KeyId = id };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The OpenID key {Id} cannot be read with the keys in the folder Keys, and is passed over: what it issued is no longer valid here")]
    private partial void LogUnreadable(Exception error, string id);
}
