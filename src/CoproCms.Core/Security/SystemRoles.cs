namespace CoproCms.Security;

/// <summary>Orchard Core's own roles. <see cref="Administrator"/> may do everything and never holds explicit permissions.</summary>
public static class SystemRoles
{
    public const string Administrator = "Administrator";
    public const string Editor = "Editor";
    public const string Author = "Author";
    public const string Contributor = "Contributor";
    public const string Moderator = "Moderator";

    /// <summary>What everyone who has signed in may do.</summary>
    public const string Authenticated = "Authenticated";

    /// <summary>What everyone may do, signed in or not.</summary>
    public const string Anonymous = "Anonymous";

    /// <summary>Whether people are given the role; the others they have by what they are.</summary>
    public static bool IsGiven(string role) => role is not (Anonymous or Authenticated);

    public static readonly IReadOnlyList<string> All = [Administrator, Editor, Author, Contributor, Moderator, Authenticated, Anonymous];
}
