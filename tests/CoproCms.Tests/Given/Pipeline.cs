using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Given;

/// <summary>The middleware and endpoints of some modules over an engine, without a server: each request says who acts.</summary>
internal sealed class Pipeline
{
    private readonly Engine _engine;
    private readonly RequestDelegate _run;
    private Actor _actor = Actor.Nobody;

    private Pipeline(Engine engine, WebModule[] modules, Action<IEndpointRouteBuilder> more)
    {
        _engine = engine;
        var app = new ApplicationBuilder(engine.Services);
        foreach (var module in modules)
            module.Configure(app);
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<CurrentActor>().Value = _actor;
            return next(context);
        });
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            foreach (var module in modules)
                module.MapEndpoints(endpoints);
            more(endpoints);
        });
        _run = app.Build();
    }

    public static Pipeline Over(Engine engine, params WebModule[] modules) => new(engine, modules, _ => { });

    public static Pipeline Over(Engine engine, Action<IEndpointRouteBuilder> more, params WebModule[] modules) => new(engine, modules, more);

    public Task<HttpAnswer> SendAsync(
        Actor actor, string method, string address, string? body = null, string? contentType = "application/json", string? accept = null,
        CancellationToken aborted = default, params (string Name, string Value)[] headers) =>
        SendAsync(actor, method, address, body is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(body)), contentType, aborted,
            accept is null ? headers : [.. headers, ("Accept", accept)]);

    public async Task<HttpAnswer> SendAsync(
        Actor actor, string method, string address, Stream? body, string? contentType, CancellationToken aborted, params (string Name, string Value)[] headers)
    {
        _actor = actor;
        await using var scope = _engine.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = aborted };
        var (path, query) = address.Split('?', 2) is [var p, var q] ? (p, "?" + q) : (address, "");
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = (method, path, new(query));
        (context.Request.Scheme, context.Request.Host) = ("https", new("example.org"));
        foreach (var (name, value) in headers)
            context.Request.Headers.Append(name, value);
        if (body is not null)
        {
            context.Request.Body = body;
            context.Request.ContentType = contentType;
        }

        using var sent = new MemoryStream();
        context.Response.Body = sent;
        await _run(context);
        await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
        return new(context.Response.StatusCode, context.Response.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()), Encoding.UTF8.GetString(sent.ToArray()));
    }
}

/// <summary>What came back.</summary>
internal sealed record HttpAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
