using System.Text.Json.Nodes;
using CoproCms.GraphQL;
using CoproCms.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Tests.GraphQL;

/// <summary>A fault of ours is logged with its text; the client gets the id of that entry and nothing else.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task A_fault_in_a_resolver_shows_nothing_of_itself()
    {
        var log = new Journal();
        await using var site = await StartAsync([], log);
        var answer = await site.PostAsync("""{"query":"{ __typename broken }"}""");
        var json = JsonNode.Parse(answer.Body)!;
        var id = json["errors"]![0]!["extensions"]!["id"]!.GetValue<string>();

        Assert.Equal(200, answer.Status);
        Assert.Equal("Query", json["data"]!["__typename"]!.GetValue<string>());
        Assert.Null(json["data"]!["broken"]);
        Assert.Equal("Error trying to resolve field 'broken'.", json["errors"]![0]!["message"]!.GetValue<string>());
        Assert.Equal(["message", "locations", "path", "extensions"], json["errors"]![0]!.AsObject().Select(m => m.Key));
        foreach (var inner in new[] { Broken.Secret, "InvalidOperation", " at CoproCms", ".cs:line" })
            Assert.DoesNotContain(inner, answer.Body, StringComparison.Ordinal);
        Assert.Contains(log.Entries, e => e.Contains(id, StringComparison.Ordinal) && e.Contains(Broken.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_developer_may_have_it_shown()
    {
        await using var site = await StartAsync(new() { [GraphQLSettings.Section + ":ExposeExceptions"] = "true" }, new());

        Assert.Contains(Broken.Secret, (await site.PostAsync("""{"query":"{ broken }"}""")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_fault_before_anything_ran_is_500_and_as_silent(string expose)
    {
        var log = new Journal();
        await using var site = await StartAsync(new() { [GraphQLSettings.Section + ":ExposeExceptions"] = expose }, log, services => services.AddGraphQLExtension<Unbuildable>());
        var answer = await site.PostAsync("""{"query":"{ __typename }"}""");

        Assert.Equal(500, answer.Status);
        Assert.Equal(expose == "true", answer.Body.Contains(Broken.Secret, StringComparison.Ordinal));
        Assert.Contains("INTERNAL_ERROR", answer.Body, StringComparison.Ordinal);
        Assert.Contains(log.Entries, e => e.Contains(Broken.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_are_kept_by_no_cache()
    {
        await using var site = await StartAsync([], new());
        await site.GetAsync("query={broken}");
        var again = await site.GetAsync("query={broken}");

        Assert.Equal("no-store", again.Headers.CacheControl);
        Assert.Contains("errors", again.Body, StringComparison.Ordinal);
    }

    private static Task<GraphQLSite> StartAsync(Dictionary<string, string?> settings, Journal log, Action<IServiceCollection>? more = null) => GraphQLSite.StartAsync(
        settings,
        services =>
        {
            services.AddSingleton<ILoggerProvider>(log).AddGraphQLExtension<Broken>();
            more?.Invoke(services);
        },
        ListTests.Post);

    private sealed class Unbuildable : IGraphQLExtension
    {
        public void Extend(CoproCms.GraphQL.Building.GraphQLSchemaBuilder builder) => throw new InvalidOperationException(Broken.Secret);
    }

    private sealed class Journal : ILoggerProvider, ILogger
    {
        public List<string> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
