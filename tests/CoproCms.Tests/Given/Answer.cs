using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Given;

/// <summary>What an endpoint answered, without a server in between.</summary>
public sealed record Answer(int Status, IHeaderDictionary Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string ContentType => Headers.ContentType.ToString();

    /// <param name="services">The scope of the request.</param>
    /// <param name="url">From the root, with its query.</param>
    /// <param name="handle">The endpoint.</param>
    /// <param name="headers">Of the request.</param>
    public static async Task<Answer> OfAsync(
        IServiceProvider services, string url, Func<HttpContext, Task<IResult>> handle, params (string Name, string Value)[] headers)
    {
        var parts = url.Split('?', 2);
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Method, http.Request.Scheme, http.Request.Host) = (HttpMethods.Get, "https", new("copro.example"));
        http.Request.QueryString = new(parts.Length == 2 ? "?" + parts[1] : "");
        foreach (var (name, value) in headers)
            http.Request.Headers[name] = value;
        var body = new MemoryStream();
        http.Response.Body = body;
        await (await handle(http)).ExecuteAsync(http);
        return new(http.Response.StatusCode, http.Response.Headers, body.ToArray());
    }
}
