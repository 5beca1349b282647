using CoproCms.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Hosting;

/// <summary>A module with a place in the web pipeline. Middleware runs in the order in which <c>Program.cs</c> adds the modules.</summary>
public abstract class WebModule : CmsModule
{
    /// <summary>Middleware that answers, or adds to answers, before routing and before anyone knows who asks.</summary>
    public virtual void ConfigureEarly(IApplicationBuilder app)
    {
    }

    public virtual void Configure(IApplicationBuilder app)
    {
    }

    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
