using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Errors;

/// <summary>
/// Writes a refusal as Problem Details (RFC 9457), with the <c>type</c> addresses that ASP.NET Core and so Orchard Core use. Beside its members there are
/// <c>code</c> (a stable key), <c>errors</c> and <c>codes</c> for broken rules, and what <see cref="Refusal.Extensions"/> adds.
/// </summary>
internal static class ProblemDetailsWriter
{
    private const string Http = "https://tools.ietf.org/html/rfc9110#section-15.";

    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        var problem = new JsonObject
        {
            ["type"] = Type(refusal.Status),
            ["title"] = refusal.Title,
            ["status"] = refusal.Status,
            ["code"] = refusal.Code,
        };
        if (refusal.Detail is not null)
            problem["detail"] = refusal.Detail;
        if (refusal.Errors is not null)
            problem["errors"] = refusal.Errors;
        if (refusal.Codes is not null)
            problem["codes"] = refusal.Codes;
        foreach (var (name, value) in refusal.Extensions ?? [])
            problem[name] = value?.DeepClone();
        if (refusal.ErrorId is not null)
            problem["errorId"] = refusal.ErrorId;
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "application/problem+json";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(problem.ToJsonString(), context.RequestAborted);
    }

    private static string Type(int status) => status switch
    {
        400 => Http + "5.1",
        401 => Http + "5.2",
        403 => Http + "5.4",
        404 => Http + "5.5",
        405 => Http + "5.6",
        406 => Http + "5.7",
        408 => Http + "5.9",
        409 => Http + "5.10",
        412 => Http + "5.13",
        413 => Http + "5.14",
        415 => Http + "5.16",
        422 => "https://tools.ietf.org/html/rfc4918#section-11.2",
        429 => "https://tools.ietf.org/html/rfc6585#section-4",
        500 => Http + "6.1",
        503 => Http + "6.4",
        _ => "about:blank",
    };
}
