using System.Text;
using CoproCms.GraphQL.Http;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

/// <summary>What came back.</summary>
internal sealed record HttpAnswer(int Status, string? ContentType, IHeaderDictionary Headers, string Body);

/// <summary>Sends requests to the endpoint itself.</summary>
internal static class HttpSite
{
    public static Task<HttpAnswer> GetAsync(this GraphQLSite site, string queryString, string? accept = null, string? ifNoneMatch = null, Actor? actor = null) =>
        site.SendAsync("GET", queryString, null, [], accept, ifNoneMatch, actor);

    public static Task<HttpAnswer> PostAsync(this GraphQLSite site, string body, string? contentType = "application/json", string? accept = null, Actor? actor = null) =>
        site.SendAsync("POST", "", contentType, Encoding.UTF8.GetBytes(body), accept, null, actor);

    public static async Task<HttpAnswer> SendAsync(
        this GraphQLSite site, string method, string queryString, string? contentType, byte[] body, string? accept = null, string? ifNoneMatch = null,
        Actor? actor = null, CancellationToken aborted = default)
    {
        await using var scope = site.Engine.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor ?? site.Anonymous;
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = aborted };
        context.Request.Method = method;
        context.Request.QueryString = new(queryString.Length == 0 ? "" : "?" + queryString);
        context.Request.ContentType = contentType;
        context.Request.Body = new MemoryStream(body);
        if (accept is not null)
            context.Request.Headers.Accept = accept;
        if (ifNoneMatch is not null)
            context.Request.Headers.IfNoneMatch = ifNoneMatch;
        using var response = new MemoryStream();
        context.Response.Body = response;
        await site.Engine.Get<GraphQLEndpoint>().HandleAsync(context);
        await context.Response.BodyWriter.FlushAsync(aborted);
        return new(context.Response.StatusCode, context.Response.ContentType, context.Response.Headers, Encoding.UTF8.GetString(response.ToArray()));
    }
}
