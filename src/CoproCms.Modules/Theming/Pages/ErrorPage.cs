using System.Text;
using CoproCms.Errors;
using CoproCms.Localization;
using CoproCms.Settings;
using CoproCms.Theming.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Theming.Pages;

/// <summary>Errors as pages of the theme, in the language of the address; as a plain page when even that fails.</summary>
internal sealed partial class ErrorPage(ILogger<ErrorPage> logger) : IErrorPage
{
    public async Task WriteAsync(HttpContext context, int status, string? errorId)
    {
        try
        {
            // A scope of its own: what failed may have left this request's database context unusable.
            await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Security.CurrentActor>().Value = context.RequestServices.GetRequiredService<Security.CurrentActor>().Value;
            var site = await scope.ServiceProvider.GetRequiredService<SiteSettingsStore>().GetAsync(context.RequestAborted);
            var culture = RequestCulture.FromPath(context.Request.Path, site.Cultures);
            var page = await scope.ServiceProvider.GetRequiredService<PageRenderer>().RenderErrorAsync(status, errorId, culture, context, context.RequestAborted);
            context.Response.Headers.CacheControl = "no-store";
            await PageWriter.WriteAsync(context, page, status);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read it.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            LogFailure(fault, status);
            await WritePlainAsync(context, status, errorId);
        }
    }

    private static async Task WritePlainAsync(HttpContext context, int status, string? errorId)
    {
        var welsh = context.Request.Path.StartsWithSegments("/cy");
        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
        var text = welsh
            ? "Ni ellir dangos y dudalen hon ar hyn o bryd. Rhowch gynnig arall arni ymhen munud."
            : "This page cannot be shown just now. Please try again in a minute.";
        var html = $"""
            <!DOCTYPE html>
            <html lang="{(welsh ? "cy" : "en")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p>{text}</p><p>{errorId}</p></main></body></html>
            """;
        var body = Encoding.UTF8.GetBytes(html);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The page for error {Status} cannot be rendered; a plain one is shown instead")]
    private partial void LogFailure(Exception fault, int status);
}
