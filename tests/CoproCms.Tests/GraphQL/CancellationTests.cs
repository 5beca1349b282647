using System.Data.Common;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.GraphQL;
using CoproCms.Tests.Given;
using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

/// <summary>A query that takes too long, or that nobody waits for, ends in the database as well. The command here would run for minutes.</summary>
public sealed class CancellationTests : IAsyncLifetime
{
    private const string Query = """{"query":"{ post { displayText } }"}""";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly Slowness _slowness = new();
    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(
            new() { [GraphQLSettings.Section + ":MaxExecutionSeconds"] = "0.5" },
            services => services.ConfigureDbContext<SqliteCmsDbContext>(options => options.AddInterceptors(_slowness, new SqliteInterruption())),
            ListTests.Post);
        await using var session = _site.Engine.As();
        await session.PublishAsync("Post", """{"TitlePart":{"Title":"Bread"}}""");
        await _site.PostAsync("""{"query":"{ __typename }"}""");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/graphql-response+json", 503)]
    public async Task A_query_past_its_time_is_answered_with_a_code(string accept, int status)
    {
        _slowness.IsOn = true;
        var answer = await Task.Run(() => _site.PostAsync(Query, accept: accept)).WaitAsync(Soon);
        var json = JsonNode.Parse(answer.Body)!.AsObject();

        Assert.Equal((status, "no-store"), (answer.Status, answer.Headers.CacheControl.ToString()));
        Assert.Equal("EXECUTION_TIMEOUT", json["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Single(json);
        Assert.Equal(1, _slowness.Interrupted);
        await AnswersAgainAsync();
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_command()
    {
        _slowness.IsOn = true;
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        Task leaving = Task.Run(() => _site.SendAsync("POST", "", "application/json", Encoding.UTF8.GetBytes(Query), aborted: left.Token)).WaitAsync(Soon);
        await leaving.ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.True(watch.Elapsed < Soon);
        Assert.Equal(1, _slowness.Interrupted);
        await AnswersAgainAsync();
    }

    // An interruption strikes the command it was meant for, and none that comes after it on the same connection.
    private async Task AnswersAgainAsync()
    {
        _slowness.IsOn = false;
        Assert.Equal("""{"data":{"post":[{"displayText":"Bread"}]}}""", (await _site.PostAsync(Query)).Body);
    }

    private sealed class Slowness : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public int Interrupted { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (IsOn)
                command.CommandText = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";
            return new(result);
        }

        public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Interrupted++;
            return Task.CompletedTask;
        }

        public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            Interrupted++;
            return Task.CompletedTask;
        }
    }
}
