using CoproCms.Security;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Rest;

/// <summary>Lets in who holds <see cref="Permission"/>, before anything that they sent is read.</summary>
public sealed class ContentApiDoor(CurrentActor actor) : IEndpointFilter
{
    public const string Permission = "AccessContentApi";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        actor.Value.Demand(Permission, "to use the content API");
        return next(context);
    }
}
