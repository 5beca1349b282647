using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Theming.Http;

internal enum ContentEncoding { Identity, Gzip, Brotli }

/// <summary>Which compression an answer may use.</summary>
internal static class AcceptedEncoding
{
    public static ContentEncoding Of(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        if (StringValues.IsNullOrEmpty(accepted))
            return ContentEncoding.Identity;
        var text = accepted.ToString();
        if (Allows(text, "br"))
            return ContentEncoding.Brotli;
        return Allows(text, "gzip") ? ContentEncoding.Gzip : ContentEncoding.Identity;
    }

    /// <summary>Tells entity tags of the same content in different encodings apart.</summary>
    public static string Suffix(this ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Brotli => "-br",
        ContentEncoding.Gzip => "-gz",
        _ => "",
    };

    public static string? Name(this ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Brotli => "br",
        ContentEncoding.Gzip => "gzip",
        _ => null,
    };

    /// <summary>Sends a body that is already encoded; only its headers for HEAD.</summary>
    public static Task WriteAsync(this ContentEncoding encoding, HttpContext context, byte[] body)
    {
        if (encoding.Name() is { } name)
            context.Response.Headers.ContentEncoding = name;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static bool Allows(string accepted, string name)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var coding = accepted.AsSpan()[range].Trim();
            var semicolon = coding.IndexOf(';');
            if ((semicolon < 0 ? coding : coding[..semicolon].TrimEnd()).Equals(name, StringComparison.OrdinalIgnoreCase))
                return semicolon < 0 || Quality(coding[(semicolon + 1)..]) > 0;
        }

        return false;
    }

    private static double Quality(ReadOnlySpan<char> parameter)
    {
        var equals = parameter.IndexOf('=');
        return equals >= 0 && double.TryParse(parameter[(equals + 1)..].Trim(), CultureInfo.InvariantCulture, out var quality) ? quality : 1;
    }
}

/// <summary>Conditional requests.</summary>
internal static class EntityTags
{
    /// <summary>Whether the client has the content with the tag already.</summary>
    public static bool Match(HttpRequest request, string etag)
    {
        var known = request.Headers.IfNoneMatch;
        if (StringValues.IsNullOrEmpty(known))
            return false;
        foreach (var line in known)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var tag = line.AsSpan()[range].Trim();
                if (tag.StartsWith("W/"))
                    tag = tag[2..];
                if (tag is "*" || tag.SequenceEqual(etag))
                    return true;
            }
        }

        return false;
    }
}
