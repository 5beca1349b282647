using System.Security.Cryptography;
using System.Text;
using CoproCms.Security;

namespace CoproCms.OpenId;

/// <summary>What tokens carry beside OpenID Connect's own claims.</summary>
internal static class TokenClaims
{
    /// <summary>Marks a token as a user's, and ties it to their security stamp: a new password ends it.</summary>
    public const string Stamp = "copro_stamp";

    private const int StampLength = 22;

    /// <summary>Not the stamp itself: an unencrypted token is read by others.</summary>
    public static string StampOf(KnownUser user) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Actor.UserId}:{user.SecurityStamp}")))[..StampLength];
}
