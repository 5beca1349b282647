using CoproCms.OpenId.Access;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CoproCms.OpenId.Server;

/// <summary>Treats an application that is switched off as one that does not exist, in the same words.</summary>
internal sealed class DisabledClients(ClientDirectory clients) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    private const string Description = "The specified 'client_id' is invalid.";
    private const string Address = "https://documentation.openiddict.com/errors/ID2052";

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (string.IsNullOrEmpty(context.ClientId) || (await clients.GetAsync(context.CancellationToken)).Find(context.ClientId) is not null)
            return;
        var isInteractive = context.EndpointType is OpenIddictServerEndpointType.Authorization or OpenIddictServerEndpointType.EndSession;
        context.Reject(isInteractive ? OpenIddictConstants.Errors.InvalidRequest : OpenIddictConstants.Errors.InvalidClient, Description, Address);
    }
}
