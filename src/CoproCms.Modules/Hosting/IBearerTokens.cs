using CoproCms.Security;

namespace CoproCms.Hosting;

/// <summary>A kind of token with which programs prove who they are, in <c>Authorization: Bearer …</c>.</summary>
public interface IBearerTokens
{
    /// <param name="token">What stands after <c>Bearer</c>: anything at all.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Who may act with it; null when it is no token of this kind, or no longer good for anything.</returns>
    ValueTask<Actor?> FindAsync(string token, CancellationToken cancellationToken);
}
