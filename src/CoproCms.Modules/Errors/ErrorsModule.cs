using CoproCms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Errors;

/// <summary>The one place where errors become answers. First in the pipeline but for what hardens every request.</summary>
public sealed class ErrorsModule : WebModule
{
    public override void Configure(IApplicationBuilder app) => app.UseMiddleware<ErrorMiddleware>();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.Map("/api/{**path}", new UnknownApi(endpoints).AnswerAsync);
}
