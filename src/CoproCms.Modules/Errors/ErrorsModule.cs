using CoproCms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Errors;

/// <summary>The one place where errors become answers. First in the pipeline but for what hardens every request.</summary>
public sealed class ErrorsModule : WebModule
{
    public override void Configure(IApplicationBuilder app) => app.UseMiddleware<ErrorMiddleware>();

    // Whatever the API does not know is 404 with Problem Details, whichever method: as in Orchard Core, but for the themed page.
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.Map("/api/{**path}", (HttpContext context) => ProblemDetailsWriter.WriteAsync(context, Refusal.OfStatus(StatusCodes.Status404NotFound)));
}
