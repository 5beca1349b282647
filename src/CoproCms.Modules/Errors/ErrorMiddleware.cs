using System.Diagnostics;
using CoproCms.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Errors;

/// <summary>Turns errors into answers: Problem Details for programs, a page for people. Bugs are logged once, here, and show nothing but an id.</summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception error)
        {
            if (await TryAnswerAsync(context, error))
                return;
            throw;
        }

        if (IsBare(context))
            await ExplainAsync(context, Refusal.OfStatus(context.Response.StatusCode));
    }

    /// <returns>False when the answer was under way already: only breaking the connection tells the client then.</returns>
    private async Task<bool> TryAnswerAsync(HttpContext context, Exception error)
    {
        var actor = context.RequestServices.GetRequiredService<CurrentActor>().Value;
        var refusal = Refusal.Of(error, actor) ?? Log(error, context);
        if (context.Response.HasStarted)
            return false;
        ForgetAnswer(context.Response);
        context.Response.StatusCode = refusal.Status;
        if (error is not ForbiddenException)
            await ExplainAsync(context, refusal);
        else if (context.Request.IsProgram())
        {
            Challenge.Apply(context, actor.IsAuthenticated);
            await ProblemDetailsWriter.WriteAsync(context, refusal);
        }
        else if (actor.IsAuthenticated || !HttpMethods.IsGet(context.Request.Method))
            await ExplainAsync(context, refusal);
        else
            await context.ChallengeAsync();
        return true;
    }

    private static Task ExplainAsync(HttpContext context, Refusal refusal)
    {
        if (context.Request.IsProgram())
            return ProblemDetailsWriter.WriteAsync(context, refusal);
        return context.RequestServices.GetServices<IErrorPage>().FirstOrDefault(p => p.IsFor(context, refusal.Status))?.WriteAsync(context, refusal.Status, refusal.ErrorId) ?? Task.CompletedTask;
    }

    // To a program 401 and 403 explain themselves in WWW-Authenticate; Orchard Core's API sends no body with them.
    private static bool IsBare(HttpContext context) =>
        !context.Response.HasStarted && context.Response is { StatusCode: >= 400 and not 499, ContentType: null, ContentLength: null or 0 }
        && !(context.Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden && context.Request.IsProgram());

    // What was said of the answer that did not come to be must not stick to the error.
    private static void ForgetAnswer(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentType = headers.ETag = headers.LastModified = headers.ContentEncoding = headers.ContentDisposition = headers.Expires = default;
        headers.ContentLength = null;
        headers.CacheControl = "no-store";
    }

    private Refusal Log(Exception error, HttpContext context)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        LogUnexpected(error, context.Request.Method, context.Request.Path, id);
        return Refusal.OfStatus(StatusCodes.Status500InternalServerError, $"Something went wrong here. It has been logged as {id}.") with { ErrorId = id };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected error at {Method} {Path}, told to the client as {ErrorId}")]
    private partial void LogUnexpected(Exception error, string method, PathString path, string errorId);
}
