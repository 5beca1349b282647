using System.Globalization;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.RateLimits;

/// <summary>
/// Bounds how often the API is asked, so that one caller cannot take it from the others: 429 with <c>Retry-After</c>.
/// After <c>UsersModule</c>, which says who calls. Pages are not counted: they cost next to nothing and people do not reload them by the hundred.
/// </summary>
public sealed class RateLimitsModule : WebModule
{
    private static readonly PathString Connect = "/connect";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new RequestLimits(configuration.GetSection(RateLimitSettings.Section).Get<RateLimitSettings>() ?? new()));

    // Where secrets are shown for tokens it is decided before they are looked at.
    public override void ConfigureEarly(IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Path.StartsWithSegments(Connect) && Limits(context).CountConnect(context) is { } wait ? RefuseAsync(context, wait) : next(context));

    public override void Configure(IApplicationBuilder app) => app.Use((context, next) =>
    {
        var actor = context.RequestServices.GetRequiredService<CurrentActor>().Value;
        return context.Request.IsApi() && Limits(context).Count(context, actor) is { } wait ? RefuseAsync(context, wait) : next(context);
    });

    private static RequestLimits Limits(HttpContext context) => context.RequestServices.GetRequiredService<RequestLimits>();

    private static Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        return ProblemDetailsWriter.WriteAsync(context, Refusal.OfStatus(
            StatusCodes.Status429TooManyRequests, $"There were too many requests from here within a minute; try again in {seconds} seconds."));
    }
}
