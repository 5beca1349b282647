using Microsoft.AspNetCore.Http;

namespace CoproCms.Hosting;

/// <summary>By what the present user has proved who they are.</summary>
internal static class SignedIn
{
    /// <summary>Authentication type of whoever brings a token.</summary>
    public const string Bearer = "Bearer";

    /// <summary>True for a person who signed in, in this browser. What makes new proofs of identity asks for that: a token must not beget tokens.</summary>
    public static bool IsPerson(this HttpContext context) => context.User.Identity is { IsAuthenticated: true, AuthenticationType: not Bearer };
}
