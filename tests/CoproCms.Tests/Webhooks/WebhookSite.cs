using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Testing;
using CoproCms.Tests.Given;
using CoproCms.Webhooks;
using CoproCms.Webhooks.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Webhooks;

/// <summary>An engine with webhooks, a receiver for them, and the API to manage them.</summary>
internal sealed class WebhookSite : IAsyncDisposable
{
    private readonly Pipeline _pipeline;

    private WebhookSite(Engine engine, WebhookReceiver receiver)
    {
        (Engine, Receiver) = (engine, receiver);
        _pipeline = Pipeline.Over(engine, new CoproCms.Errors.ErrorsModule(), new WebhooksModule());
    }

    public Engine Engine { get; }

    public WebhookReceiver Receiver { get; }

    public static async Task<WebhookSite> StartAsync(params (string Name, string Value)[] settings)
    {
        var allowed = settings.Any(s => s.Name.StartsWith(OutboundGuard.Setting, StringComparison.Ordinal)) ? [] : new[] { (OutboundGuard.Setting + ":0", WebhookReceiver.Network) };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(allowed.Concat(settings).Select(s => KeyValuePair.Create<string, string?>(s.Item1, s.Item2))).Build();
        TypeBuilder draftable = "Post";
        TypeBuilder other = "Note";
        var engine = await Engine.StartAsync(
            services =>
            {
                services.AddSingleton<IConfiguration>(configuration);
                services.AddRouting();
                new CmsBuilder(services, configuration).Add<CoproCms.Errors.ErrorsModule>().Add<RestModule>().Add<WebhooksModule>();
            },
            draftable.Part("LocalizationPart").Part("AutoroutePart", """{"AutoroutePartSettings":{"Pattern":"{{ ContentItem.DisplayText | slugify }}","AllowCustomPath":true}}"""), other);
        return new(engine, await WebhookReceiver.StartAsync());
    }

    public Actor Manager => Engine.User("manager", WebhooksModule.ManageWebhooks);

    public Task<HttpAnswer> SendAsync(string method, string address, string? body = null, Actor? actor = null) => _pipeline.SendAsync(actor ?? Manager, method, address, body);

    /// <summary>A new webhook that points to the receiver.</summary>
    /// <returns>Its id and secret.</returns>
    public async Task<(string Id, string Secret)> AddAsync(string members = """ "events":["content.published"] """, string? url = null)
    {
        var answer = await SendAsync("POST", "/api/webhooks", $$"""{"url":"{{url ?? Receiver.Url}}",{{members}}}""");
        Assert.True(answer.Status == 201, answer.Body);
        return (answer.Json["id"]!.GetValue<string>(), answer.Json["secret"]!.GetValue<string>());
    }

    /// <summary>Sends what is due now.</summary>
    public Task DeliverAsync() => Engine.Get<WebhookWorker>().RunDueAsync(default);

    public async Task<IReadOnlyList<JsonObject>> LogAsync(string id, string query = "") =>
        [.. (await SendAsync("GET", $"/api/webhooks/{id}/deliveries{query}")).Json["items"]!.AsArray().Select(i => i!.AsObject())];

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
