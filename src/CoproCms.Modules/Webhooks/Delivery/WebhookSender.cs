using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CoproCms.Hosting;

namespace CoproCms.Webhooks.Delivery;

/// <summary>What came of one try.</summary>
/// <param name="Status">HTTP status, null when there was no answer.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Error">Why it failed, null when it arrived.</param>
/// <param name="Answer">How the answer began.</param>
internal sealed record DeliveryOutcome(int? Status, int Milliseconds, string? Error, string? Answer);

/// <summary>Sends one delivery to its receiver: signed, to public addresses only, within the time limit, without following redirects.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int AnswerLength = 1000;

    private readonly WebhookSecrets _secrets;
    private readonly WebhookSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public WebhookSender(OutboundGuard guard, WebhookSecrets secrets, WebhookSettings settings, TimeProvider time)
    {
        (_secrets, _settings, _time) = (secrets, settings, time);
        _client = new(guard.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CoproCms-Webhooks", "1.0"));
    }

    public async Task<DeliveryOutcome> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(_settings.TimeLimit));
        try
        {
            using var request = Request(webhook, delivery);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var answer = await BeginningAsync(response, limit.Token);
            return new((int)response.StatusCode, Elapsed(clock), response.IsSuccessStatusCode ? null : Explain(response), answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, Elapsed(clock), string.Create(CultureInfo.InvariantCulture, $"There was no answer within {_settings.TimeLimit} seconds."), null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new(null, Elapsed(clock), error.InnerException is null ? error.Message : $"{error.Message} {error.InnerException.Message}", null);
        }
        catch (CryptographicException)
        {
            return new(null, Elapsed(clock), "The secret cannot be read any more, because the site's keys were replaced; give the webhook a new one.", null);
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(Webhook webhook, WebhookDelivery delivery)
    {
        var now = _time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", delivery.MessageId);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", _secrets.Sign(webhook, delivery.MessageId, now, delivery.Body));
        return request;
    }

    private static string Explain(HttpResponseMessage response) => (int)response.StatusCode is >= 300 and < 400
        ? $"The receiver answered {(int)response.StatusCode}; redirects are not followed."
        : $"The receiver answered {(int)response.StatusCode}.";

    private static async Task<string?> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken), Encoding.UTF8);
        var buffer = new char[AnswerLength];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        // PostgreSQL stores no U+0000 in text, nor half a surrogate pair.
        if (length == AnswerLength && char.IsHighSurrogate(buffer[^1]))
            length--;
        return length == 0 ? null : new string(buffer, 0, length).Replace('\0', ' ');
    }

    private static int Elapsed(Stopwatch clock) => (int)Math.Min(clock.ElapsedMilliseconds, int.MaxValue);
}
