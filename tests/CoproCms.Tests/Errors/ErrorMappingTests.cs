using CoproCms.Errors;
using CoproCms.Recipes;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Tests.Errors;

public sealed class ErrorMappingTests
{
    private static readonly Actor Known = new("4elin", "elin", [], []);

    public static TheoryData<string, Exception, int> Kinds => new()
    {
        { "not found", new NotFoundException("There is no such thing."), 404 },
        { "conflict", new ConflictException("4item", "4old", "4new"), 409 },
        { "invalid", Invalid(), 400 },
        { "recipe", new InvalidRecipeException([new("a.recipe.json", "steps/0", "Roles", "role.unknown", "there is no role 'Edtor'")]), 422 },
        { "request", new BadHttpRequestException("Too much.", 413), 413 },
        { "form", new AntiforgeryValidationException("stale"), 400 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_of_error_has_its_status_and_explains_itself(string kind, Exception error, int status)
    {
        await using var engine = await Engine.StartAsync();

        var answer = await Throwing(engine, error).SendAsync(Known, "GET", "/api/throw");

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Equal(status, (int?)answer.Json["status"]);
        Assert.False(string.IsNullOrEmpty((string?)answer.Json["title"]), kind);
        Assert.False(string.IsNullOrEmpty((string?)answer.Json["detail"]), kind);
    }

    [Fact]
    public async Task A_visitor_without_permission_is_asked_who_they_are()
    {
        await using var engine = await Engine.StartAsync();

        var answer = await Throwing(engine, new ForbiddenException("EditContent", "to edit this")).SendAsync(Actor.Nobody, "GET", "/api/throw");

        Assert.Equal((401, "Bearer"), (answer.Status, answer.Header("WWW-Authenticate")));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_user_without_permission_is_refused()
    {
        await using var engine = await Engine.StartAsync();

        var answer = await Throwing(engine, new ForbiddenException("EditContent", "to edit this")).SendAsync(Known, "GET", "/api/throw");

        Assert.Equal(403, answer.Status);
        Assert.Contains("insufficient_access", answer.Header("WWW-Authenticate"));
        Assert.Contains("EditContent", (string?)answer.Json["detail"]);
    }

    [Fact]
    public async Task Broken_rules_are_named_by_their_member()
    {
        await using var engine = await Engine.StartAsync();

        var answer = await Throwing(engine, Invalid()).SendAsync(Known, "POST", "/api/throw");

        Assert.Equal("One or more validation errors occurred.", (string?)answer.Json["title"]);
        Assert.Equal("Too short., Taken.", (string?)answer.Json["detail"]);
        Assert.Equal("""{"Name":["Too short."],"Path":["Taken."]}""", answer.Json["errors"]!.ToJsonString());
    }

    [Fact]
    public async Task A_bug_is_logged_once_and_shows_nothing_but_an_id()
    {
        var log = new ErrorLog();
        await using var engine = await Engine.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)));

        var answer = await Throwing(engine, new InvalidOperationException("secret internals")).SendAsync(Known, "GET", "/api/throw");

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("secret", answer.Body);
        Assert.DoesNotContain("InvalidOperation", answer.Body);
        var entry = Assert.Single(log.Errors);
        Assert.Contains((string)answer.Json["errorId"]!, entry);
    }

    [Fact]
    public async Task A_client_that_went_away_is_no_error()
    {
        var log = new ErrorLog();
        await using var engine = await Engine.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)));

        var answer = await Throwing(engine, new OperationCanceledException()).SendAsync(Known, "GET", "/api/throw", aborted: new(canceled: true));

        Assert.Equal((499, ""), (answer.Status, answer.Body));
        Assert.Empty(log.Errors);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task An_unknown_address_of_the_api_is_explained(string method)
    {
        await using var engine = await Engine.StartAsync();

        var answer = await Pipeline.Over(engine, new ErrorsModule()).SendAsync(Known, method, "/api/nothing/here");

        Assert.Equal((404, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
    }

    [Fact]
    public async Task People_get_a_page_and_programs_get_problem_details()
    {
        await using var engine = await Engine.StartAsync(services => services.AddSingleton<IErrorPage, TestPage>());
        var pipeline = Throwing(engine, new NotFoundException("There is no such page."), "/page");

        Assert.Equal("<p>404</p>", (await pipeline.SendAsync(Known, "GET", "/page", accept: "text/html,application/xhtml+xml,*/*;q=0.8")).Body);
        Assert.Equal("<p>404</p>", (await pipeline.SendAsync(Known, "GET", "/page")).Body);
        Assert.Equal(404, (int?)(await pipeline.SendAsync(Known, "GET", "/page", accept: "application/json")).Json["status"]);
    }

    [Fact]
    public async Task A_refusal_without_a_body_is_a_page_for_people_and_stays_bare_for_programs()
    {
        await using var engine = await Engine.StartAsync(services => services.AddSingleton<IErrorPage, TestPage>());
        var pipeline = Pipeline.Over(engine, endpoints => endpoints.MapGet("/closed", () => Results.StatusCode(403)), new ErrorsModule());

        Assert.Equal("<p>403</p>", (await pipeline.SendAsync(Known, "GET", "/closed", accept: "text/html")).Body);
        Assert.Equal("", (await pipeline.SendAsync(Known, "GET", "/closed", accept: "application/json")).Body);
    }

    [Fact]
    public async Task What_was_said_of_the_failed_answer_does_not_stick_to_the_error()
    {
        await using var engine = await Engine.StartAsync();
        var pipeline = Pipeline.Over(engine, endpoints => endpoints.MapGet("/api/half", (HttpContext context) =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.CacheControl = "public, max-age=600";
            throw new NotFoundException("Gone.");
        }), new ErrorsModule());

        var answer = await pipeline.SendAsync(Known, "GET", "/api/half");

        Assert.Null(answer.Header("ETag"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    private static Pipeline Throwing(Engine engine, Exception error, string path = "/api/throw") =>
        Pipeline.Over(engine, endpoints => endpoints.Map(path, IResult () => throw error), new ErrorsModule());

    private static InvalidContentException Invalid()
    {
        var errors = new ValidationErrors();
        errors.Add("Name", "name.short", "Too short.");
        errors.Add("Path", "path.taken", "Taken.");
        return new(errors);
    }

    private sealed class TestPage : IErrorPage
    {
        public Task WriteAsync(HttpContext context, int status, string? errorId) => context.Response.WriteAsync($"<p>{status}</p>");
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public List<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Errors.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
