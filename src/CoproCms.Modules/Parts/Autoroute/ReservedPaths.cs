using System.Collections.Frozen;

namespace CoproCms.Parts;

/// <summary>First segments that lead to the system, never to content.</summary>
internal static class ReservedPaths
{
    private static readonly FrozenSet<string> Segments = new[]
    {
        "admin", "api", "autosetup", "connect", "contents", "feeds", "graphiql", "health", "login", "media", "openapi", "openid",
        "redirecttolocalizedcontent", "register", "schemas", "search", "setup", "signin-oidc", "signout-callback-oidc", "users",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string path) => Segments.Contains(FirstSegment(path));

    public static string FirstSegment(string path) => path.Split('/', 2)[0];
}
