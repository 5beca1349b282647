using CoproCms.Errors;
using Microsoft.AspNetCore.Http;

namespace CoproCms.OpenId.Server;

/// <summary>Has settings and keys ready before OpenIddict looks at a request; where the server is off there is nothing to be found.</summary>
internal sealed class ServerGate(RequestDelegate next, ServerState state)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!(await state.GetAsync(context.RequestAborted)).Settings.IsOn)
            throw new NotFoundException("This site issues no tokens; OpenIdServerSettings says which it could.");
        try
        {
            await next(context);
        }
        catch (InvalidDataException error)
        {
            throw new BadHttpRequestException($"The form cannot be read: {error.Message}", error);
        }
    }
}
