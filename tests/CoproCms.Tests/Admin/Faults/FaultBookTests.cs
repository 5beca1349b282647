using CoproCms.Admin.Contents.Faults;
using CoproCms.Data;

namespace CoproCms.Tests.Admin.Faults;

public sealed class FaultBookTests
{
    private const int Rounds = 20_000;

    [Fact]
    public async Task Changes_of_the_same_moment_are_all_noted_and_disturb_nobody()
    {
        using var book = new FaultBook();
        using var together = new Barrier(2);
        var (faults, noted) = (0, 0);
        void Change(int who)
        {
            for (var round = 0; round < Rounds; round++)
            {
                together.SignalAndWait();
                if (Record.Exception(() => { _ = book.EvictAsync(new HashSet<string> { CacheTags.Item($"{who}") }, default); }) is not null)
                    Interlocked.Increment(ref faults);
                together.SignalAndWait();
                if (who == 0 && book.WaitAsync(TimeSpan.Zero, default).IsCompleted)
                    noted += book.TakeChanged().Count;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 2).Select(who => Task.Factory.StartNew(() => Change(who), TaskCreationOptions.LongRunning)));

        Assert.Equal((0, 2 * Rounds), (faults, noted));
    }

    [Fact]
    public async Task Nobody_is_woken_by_what_is_no_item()
    {
        using var book = new FaultBook();
        await book.EvictAsync(new HashSet<string> { CacheTags.Media }, default);

        Assert.False(await book.WaitAsync(TimeSpan.Zero, default));
    }
}
