using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PartnerSync;

/// <summary>The site said no, or something that cannot be understood.</summary>
internal sealed class CoproApiException(string message) : Exception(message);

/// <summary>Asks the site as an application: gets a token, renews it before it runs out, and waits when it is told to.</summary>
internal sealed class CoproApi(SyncSettings settings) : IDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new() { BaseAddress = settings.Site, Timeout = TimeSpan.FromSeconds(30) };
    private DateTimeOffset _expires;

    public async Task<JsonObject> QueryAsync(string query, JsonObject variables, CancellationToken cancellationToken)
    {
        await AuthenticateAsync(cancellationToken);
        using var answer = await SendAsync(() => new(HttpMethod.Post, "/api/graphql")
        {
            Content = JsonContent.Create(new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone() }),
        }, cancellationToken);
        var body = await ReadAsync(answer, cancellationToken);
        if (body["errors"] is JsonArray { Count: > 0 } errors)
            throw new CoproApiException(string.Join(' ', errors.Select(e => (string?)e?["message"])));
        return body["data"] as JsonObject ?? throw new CoproApiException($"{settings.Site} answered without data.");
    }

    public void Dispose() => _http.Dispose();

    private async Task AuthenticateAsync(CancellationToken cancellationToken)
    {
        if (TimeProvider.System.GetUtcNow() < _expires)
            return;
        using var answer = await SendAsync(() => new(HttpMethod.Post, "/connect/token")
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", settings.ClientId), new("client_secret", settings.ClientSecret),
            ]),
        }, cancellationToken);
        var token = await ReadAsync(answer, cancellationToken);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)token["access_token"]);
        _expires = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds((int?)token["expires_in"] ?? 0) - Margin;
    }

    /// <summary>Sends again after the pause that the site asks for, or a growing one where it only stumbled.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await _http.SendAsync(request(), cancellationToken);
            if (attempt == Attempts || !(answer.StatusCode == HttpStatusCode.TooManyRequests || answer.StatusCode >= HttpStatusCode.InternalServerError))
                return answer;
            var pause = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(Math.Pow(2, attempt));
            answer.Dispose();
            await Task.Delay(pause, cancellationToken);
        }
    }

    private async Task<JsonObject> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new CoproApiException($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {text}");
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new CoproApiException($"{settings.Site} answered with JSON that is no object.");
        }
        catch (System.Text.Json.JsonException)
        {
            throw new CoproApiException($"{settings.Site} answered with something that is not JSON. Is COPRO_SITE the address of the site?");
        }
    }
}
