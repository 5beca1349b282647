using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Theming.Filters;

/// <summary>The request as templates see it. What they read of it decides for whom a stored page is good.</summary>
internal static class RequestValues
{
    public static FluidValue Member(string name, LiquidContext context)
    {
        if (context.Session.Http is not { Request: var request })
            return NilValue.Instance;
        return name switch
        {
            "Query" => new RootValue(Query),
            "QueryString" => Whole(context, request.QueryString.Value),
            "Path" => StringValue.Create(request.Path.Value ?? ""),
            "PathBase" => StringValue.Create(request.PathBase.Value ?? ""),
            "UriPath" => StringValue.Create(request.PathBase.Add(request.Path).ToUriComponent()),
            "UriQueryString" => Whole(context, request.QueryString.ToUriComponent()),
            "UriHost" or "Host" => StringValue.Create(request.Host.Value ?? ""),
            "Scheme" => StringValue.Create(request.Scheme),
            "Method" => StringValue.Create(request.Method),
            "ContentType" => Text(request.ContentType),
            "IsHttps" => BooleanValue.Create(request.IsHttps),
            "Route" => new RootValue((key, _) => Text(request.HttpContext.GetRouteValue(key)?.ToString())),
            "Form" => new RootValue(Form),
            "Headers" => Personal(context, key => request.Headers.TryGetValue(key, out var value) ? value.ToString() : null),
            "Cookies" => Personal(context, key => request.Cookies[key]),
            _ => NilValue.Instance,
        };
    }

    private static FluidValue Query(string name, LiquidContext context)
    {
        context.Session.Page.ReadsQuery(name);
        return context.Session.Http is { Request.Query: var query } && query.TryGetValue(name, out var values) && values.Count > 0
            ? StringValue.Create(values[0] ?? "") : NilValue.Instance;
    }

    private static FluidValue Form(string name, LiquidContext context)
    {
        context.Session.Page.IsPersonal = true;
        var request = context.Session.Http?.Request;
        return request is { HasFormContentType: true } && request.Form.TryGetValue(name, out var values) ? StringValue.Create(values.ToString()) : NilValue.Instance;
    }

    private static StringValue Whole(LiquidContext context, string? query)
    {
        context.Session.Page.ReadsQuery("*");
        return StringValue.Create(query ?? "");
    }

    private static RootValue Personal(LiquidContext context, Func<string, string?> read)
    {
        context.Session.Page.IsPersonal = true;
        return new((key, _) => Text(read(key)));
    }

    private static FluidValue Text(string? text) => text is null ? NilValue.Instance : StringValue.Create(text);
}
