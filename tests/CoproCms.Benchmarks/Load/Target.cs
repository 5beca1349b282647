namespace CoproCms.Benchmarks.Load;

/// <summary>One request that is repeated under load.</summary>
/// <param name="Name">Its row in the table.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">JSON to post, null to get.</param>
/// <param name="Encoding">What the client accepts.</param>
internal sealed record Target(string Name, string Path, string? Body = null, string Encoding = "br")
{
    public static Target GraphQL(string name, string query) =>
        new(name, "/api/graphql", System.Text.Json.JsonSerializer.Serialize(new { query }), "identity");

    /// <summary>Of someone who is signed in; null for a visitor.</summary>
    public string? Cookie { get; init; }

    public HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(address, Path));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", Encoding);
        if (Body is not null)
            request.Content = new StringContent(Body, System.Text.Encoding.UTF8, "application/json");
        return request;
    }

    /// <summary>The request as a script for wrk.</summary>
    public string Script() =>
        $"""
        wrk.method = "{(Body is null ? "GET" : "POST")}"
        wrk.headers["Accept-Encoding"] = "{Encoding}"
        wrk.headers["Content-Type"] = "application/json"
        {(Cookie is null ? "" : $"wrk.headers[\"Cookie\"] = \"{Cookie}\"")}
        wrk.body = {(Body is null ? "nil" : $"[==[{Body}]==]")}
        """;
}
