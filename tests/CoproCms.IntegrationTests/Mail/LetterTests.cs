using System.Collections.Concurrent;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.Mail;
using CoproCms.Outbox;
using CoproCms.Security;
using CoproCms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.IntegrationTests.Mail;

/// <summary>Letters on their way through the outbox to a real mail server.</summary>
public abstract class LetterTests(LetterTests.MailSite fixture)
{
    [SkippableFact]
    public async Task A_letter_arrives_as_plain_text_and_as_html()
    {
        fixture.Demand();
        await SendAsync(To("both", "Dewch i'r cyfarfod"));

        var letter = await fixture.Post.LastAsync("both@example.org");
        Assert.Equal(("Dewch i'r cyfarfod", "cy"), (letter.Subject, letter.Message.Body?.Headers["Content-Language"]));
        Assert.Contains("<script>Sut mae'n mynd?", letter.Text);
        Assert.Contains("Agor:\nhttps://copro.example/a?b=1&c=2\n", letter.Text);
        Assert.Contains("&lt;script&gt;Sut mae", letter.Html);
        Assert.Contains("href=\"https://copro.example/a?b=1&amp;c=2\"", letter.Html);
        Assert.Equal("auto-generated", letter.Message.Headers["Auto-Submitted"]);
        Assert.Equal("post@example.org", letter.Message.From.Mailboxes.Single().Address);
    }

    [SkippableFact]
    public async Task A_letter_of_a_transaction_that_fails_is_never_sent()
    {
        fixture.Demand();
        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Site.AsAsync(Actor.System, services =>
            services.GetRequiredService<CmsDbContext>().InTransactionAsync(async () =>
            {
                services.GetRequiredService<IMailer>().Send(To("undone", "Not this"));
                await services.GetRequiredService<CmsDbContext>().SaveChangesAsync();
                throw new InvalidOperationException("The work failed.");
            }, default)));
        await SendAsync(To("done", "But this"));

        await fixture.Post.LastAsync("done@example.org");
        Assert.DoesNotContain(fixture.Post.Received, l => l.To == "undone@example.org");
    }

    [SkippableFact]
    public async Task A_letter_that_the_server_defers_is_sent_again_later()
    {
        fixture.Demand();
        var tries = 0;
        fixture.Post.Answer = to => to == "busy@example.org" && Interlocked.Increment(ref tries) == 1 ? "451 come again" : "250 OK";
        await SendAsync(To("busy", "Patience"));

        Assert.True(await EventuallyAsync(async () => await WorkAsync() == 0));
        Assert.Equal("Patience", (await fixture.Post.LastAsync("busy@example.org")).Subject);
        Assert.Equal(2, tries);
    }

    [SkippableFact]
    public async Task A_letter_to_a_mailbox_that_does_not_exist_is_given_up()
    {
        fixture.Demand();
        fixture.Post.Answer = to => to == "nobody@example.org" ? "550 no such mailbox" : "250 OK";
        await SendAsync(To("nobody", "Hello"));

        Assert.True(await EventuallyAsync(async () => await WorkAsync() == 0));
        Assert.DoesNotContain(fixture.Post.Received, l => l.To == "nobody@example.org");
    }

    [SkippableFact]
    public async Task A_letter_that_came_too_late_is_dropped()
    {
        fixture.Demand();
        await SendAsync(To("late", "Old news") with { GoodFor = TimeSpan.Zero });
        await SendAsync(To("soon", "News"));

        await fixture.Post.LastAsync("soon@example.org");
        Assert.DoesNotContain(fixture.Post.Received, l => l.To == "late@example.org");
    }

    [SkippableFact]
    public async Task Neither_the_database_nor_the_log_shows_what_a_letter_says()
    {
        fixture.Demand();
        fixture.Post.Answer = to => to == "secret@example.org" ? "451 not now" : "250 OK";
        await SendAsync(To("secret", "Subject-of-the-secret"));
        string? payload = null;
        Assert.True(await EventuallyAsync(async () => (payload = await fixture.Site.AsAsync(Actor.System, services =>
            services.GetRequiredService<CmsDbContext>().Outbox.AsNoTracking().Where(m => m.Kind == "letter" && m.Attempts > 0).Select(m => m.Payload).FirstOrDefaultAsync())) is not null));

        Assert.DoesNotContain("secret", payload);
        Assert.DoesNotContain(fixture.Log.Lines, line => line.Contains("secret", StringComparison.OrdinalIgnoreCase) || line.Contains("copro.example", StringComparison.Ordinal));
        Assert.Contains(fixture.Log.Lines, line => line.Contains("letter", StringComparison.Ordinal));
        fixture.Post.Answer = _ => "250 OK";
        Assert.True(await EventuallyAsync(async () => await WorkAsync() == 0));
    }

    private static Letter To(string who, string subject) => new($"{who}@example.org", "cy", subject, ["<script>Sut mae'n mynd?"])
    {
        Link = new("Agor", new("https://copro.example/a?b=1&c=2")),
        Closing = ["Hwyl fawr."],
    };

    private Task SendAsync(Letter letter) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        Assert.True(services.GetRequiredService<IMailer>().Send(letter));
        await services.GetRequiredService<CmsDbContext>().SaveChangesAsync();
    });

    /// <summary>Has what is due done now, and says how much is left.</summary>
    private async Task<int> WorkAsync()
    {
        await fixture.Site.Services.GetRequiredService<OutboxWorker>().RunBatchAsync(default);
        return await QueuedAsync();
    }

    private Task<int> QueuedAsync() => fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Outbox.CountAsync(m => m.Kind == "letter"));

    private static async Task<bool> EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds())
                return true;
            await Task.Delay(50);
        }

        return false;
    }

    public abstract class MailSite(TestDatabase database) : SiteFixture(database)
    {
        public SmtpReceiver Post { get; } = new();

        public LogLines Log { get; } = new();

        protected override IEnumerable<KeyValuePair<string, string>> Settings => Post.Settings;

        protected override void AddServices(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(Log);
    }

    public sealed class OnSqlite() : MailSite(TestDatabase.Sqlite);

    public sealed class OnPostgres() : MailSite(TestDatabase.Postgres);
}

/// <summary>Everything that is written to the log, exceptions included.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}

public sealed class LettersOnSqliteTests(LetterTests.OnSqlite fixture) : LetterTests(fixture), IClassFixture<LetterTests.OnSqlite>;

public sealed class LettersOnPostgresTests(LetterTests.OnPostgres fixture) : LetterTests(fixture), IClassFixture<LetterTests.OnPostgres>;

/// <summary>A site whose owner has not set a mail server.</summary>
public sealed class WithoutMailServerTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    [Fact]
    public async Task Sending_says_that_it_cannot_and_queues_nothing()
    {
        var (canSend, sent, queued) = await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var mailer = services.GetRequiredService<IMailer>();
            var sent = mailer.Send(new("a@example.org", "en", "Hello", ["Hello"]));
            await services.GetRequiredService<CmsDbContext>().SaveChangesAsync();
            return (mailer.CanSend, sent, await services.GetRequiredService<CmsDbContext>().Outbox.CountAsync(m => m.Kind == "letter"));
        });

        Assert.Equal((false, false, 0), (canSend, sent, queued));
    }

    [Theory]
    [InlineData("OrchardCore:OrchardCore_Email_Smtp:Host", "mail.example.org", "DefaultSender names nobody")]
    [InlineData("OrchardCore:OrchardCore_Email_Smtp:DefaultSender", "nobody at all", "DefaultSender is no e-mail address")]
    [InlineData("OrchardCore:OrchardCore_Email_Smtp:Port", "70000", "which is no port")]
    public void A_setting_that_makes_no_sense_is_named(string key, string value, string says)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        Assert.Contains(says, Assert.Throws<InvalidOperationException>(() => MailSettings.Read(configuration)).Message);
    }
}
