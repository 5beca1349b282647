using CoproCms.Hosting;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Preview.Links;

/// <summary>
/// Lets a site's own front end show a preview: with the token of a link in <c>Authorization: Bearer</c>, GraphQL and REST answer as to a visitor, and
/// <c>contentItem(contentItemId)</c> gives the latest version of the one item.
/// </summary>
internal sealed class PreviewBearer(IServiceScopeFactory scopes) : IBearerTokens
{
    private const string Name = "preview";

    public async ValueTask<Actor?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!token.StartsWith(PreviewTokens.Prefix, StringComparison.Ordinal))
            return null;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PreviewLinks>().OpenAsync(token, cancellationToken) is { } guest
            ? new(null, Name, guest.Held, guest.Roles) { PreviewItemId = guest.PreviewItemId } : null;
    }
}
