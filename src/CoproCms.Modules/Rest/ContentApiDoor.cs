using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Rest;

/// <summary>
/// Lets in who holds <see cref="Permission"/>. Here and for any permission that is found missing later the answer is Orchard Core's:
/// 401 or 403 with <c>WWW-Authenticate</c> and no body.
/// </summary>
internal sealed class ContentApiDoor(CurrentActor actor) : IEndpointFilter
{
    public const string Permission = "AccessContentApi";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            actor.Value.Demand(Permission, "to use the content API");
            return await next(context);
        }
        catch (ForbiddenException)
        {
            Challenge.Apply(context.HttpContext, actor.Value.IsAuthenticated);
            return Results.Empty;
        }
    }
}
