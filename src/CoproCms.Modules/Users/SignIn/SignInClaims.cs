namespace CoproCms.Users.SignIn;

/// <summary>What the sign-in cookies say besides who someone is. No roles: what a user may do is looked up at each request, so that a change counts at once.</summary>
internal static class SignInClaims
{
    /// <summary>The moment when they signed in, in seconds since 1970, as OpenID Connect has it.</summary>
    public const string AuthenticationTime = "auth_time";

    /// <summary>Id of the <see cref="Sessions.UserSession"/>.</summary>
    public const string Session = "session";

    /// <summary>Whether the browser is to stay signed in when it is closed; on the way through the second step.</summary>
    public const string Persistent = "persistent";
}
