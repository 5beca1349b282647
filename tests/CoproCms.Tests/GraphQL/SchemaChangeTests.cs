using System.Data.Common;
using CoproCms.Tests.Given;
using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

/// <summary>The schema follows the definitions at once (Strapi #8552), and leaves alone what runs.</summary>
public sealed class SchemaChangeTests : IAsyncLifetime
{
    private readonly Gate _gate = new();
    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(
            [], services => services.ConfigureDbContext<SqliteCmsDbContext>(options => options.AddInterceptors(_gate)), ListTests.Post);
        await using var session = _site.Engine.As();
        await session.PublishAsync("Post", """{"TitlePart":{"Title":"Bread"},"Post":{"Summary":{"Text":"Warm"}}}""");
        await _site.PostAsync("""{"query":"{ __typename }"}""");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task The_very_next_request_sees_a_new_field_and_no_longer_an_old_one()
    {
        await _site.Engine.DefineAsync(new TypeBuilder("Post").Part("TitlePart").Field("Added", "TextField"));

        Assert.Equal("""{"post":[{"displayText":"Bread","added":null}]}""", await _site.DataAsync("{ post { displayText added } }"));
        Assert.Contains("'summary'", await _site.ErrorAsync("{ post { summary } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_in_flight_ends_with_the_schema_it_began_with_and_its_answer_is_not_kept()
    {
        const string Query = """{"query":"{ post { displayText summary } __type(name: \"Post\") { fields { name } } }"}""";
        _gate.Close();
        var inFlight = Task.Run(() => _site.PostAsync(Query));
        await _gate.Reached.WaitAsync(TimeSpan.FromSeconds(20));
        _gate.LetOthersThrough();
        await _site.Engine.DefineAsync(new TypeBuilder("Post").Part("TitlePart").Field("Added", "TextField"));
        Assert.Equal("""{"post":[{"added":null}]}""", await _site.DataAsync("{ post { added } }"));
        _gate.Open();

        var answer = await inFlight;
        Assert.Equal(200, answer.Status);
        Assert.Contains("""{"displayText":"Bread","summary":"Warm"}""", answer.Body, StringComparison.Ordinal);
        Assert.Contains("Cannot query field 'summary'", (await _site.PostAsync(Query)).Body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>Holds the first query that reads content.</summary>
    private sealed class Gate : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _holds;

        public Task Reached => _reached.Task;

        public void Close() => _holds = 1;

        public void LetOthersThrough() => Interlocked.Exchange(ref _holds, 0);

        public void Open() => _open.TrySetResult();

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("ContentIndex", StringComparison.Ordinal) && Interlocked.Exchange(ref _holds, 0) == 1)
            {
                _reached.TrySetResult();
                await _open.Task.WaitAsync(cancellationToken);
            }

            return result;
        }
    }
}
