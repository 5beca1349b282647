using CoproCms.Data;
using CoproCms.Outbox;
using CoproCms.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Data;

public sealed class CacheTagBroadcastTests
{
    [Fact]
    public async Task Caches_of_answers_are_told_after_all_others()
    {
        List<string> told = [];
        await new CacheTagBroadcast([new Answers(told), new Plain(told)]).EvictHereAsync(new HashSet<string> { "item:1" });

        Assert.Equal(["plain", "answers"], told);
    }

    [Fact]
    public async Task Other_processes_are_told_within_the_transaction_and_only_of_what_concerns_them()
    {
        var channel = new Channel();
        await using var engine = await Engine.StartAsync(services => services.AddSingleton<ITagChannel>(channel));
        await using var session = engine.As();

        session.Db.Touch("item:1");
        session.Db.Touch(OutboxWriter.Tag);
        await session.Db.SaveChangesAsync();
        session.Db.Touch(OutboxWriter.Tag);
        await session.Db.SaveChangesAsync();

        Assert.Equal(["in a transaction: item:1"], channel.Sent);
    }

    [Fact]
    public async Task What_was_rolled_back_is_announced_to_nobody_here()
    {
        List<string> told = [];
        await using var engine = await Engine.StartAsync(services => services.AddSingleton<ITaggedCache>(new Plain(told)));
        await using var session = engine.As();
        told.Clear();

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.Db.InTransactionAsync(
            () =>
            {
                session.Db.Touch("item:1");
                throw new InvalidOperationException("no");
            },
            default));
        await session.Db.SaveChangesAsync();

        Assert.Empty(told);
    }

    private sealed class Plain(List<string> told) : ITaggedCache
    {
        public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
        {
            told.Add("plain");
            return default;
        }
    }

    private sealed class Answers(List<string> told) : IAnswerCache
    {
        public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
        {
            told.Add("answers");
            return default;
        }
    }

    private sealed class Channel : ITagChannel
    {
        public List<string> Sent { get; } = [];

        public Task SendAsync(CmsDbContext db, IReadOnlySet<string> tags, CancellationToken cancellationToken)
        {
            Sent.Add($"{(db.Database.CurrentTransaction is null ? "outside" : "in a transaction")}: {string.Join(',', tags)}");
            return Task.CompletedTask;
        }
    }
}
