using System.Globalization;
using CoproCms.Definitions;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Durability;

/// <summary>A change of the content types counts at once, however many are reading them while it is made.</summary>
public sealed class DefinitionChangeTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    private const int Changes = 60;

    [Fact]
    public async Task Whoever_reads_the_types_during_a_change_does_not_bring_the_old_ones_back()
    {
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntilAsync(done.Token))).ToArray();
        for (var change = 0; change < Changes; change++)
        {
            // The readers set out after the first and are still on their way when the second is made.
            var (book, shelf) = (Name("Book", change), Name("Shelf", change));
            await fixture.Site.AsAsync(Actor.System, async services =>
            {
                var store = services.GetRequiredService<DefinitionStore>();
                await store.SetTypeAsync(new(book, book, [], []), default);
                await store.SetTypeAsync(new(shelf, shelf, [], []), default);
            });
            Assert.NotNull((await TypesAsync()).Type(shelf));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static string Name(string type, int number) => type + number.ToString(CultureInfo.InvariantCulture);

    private async Task ReadUntilAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await TypesAsync();
    }

    private Task<ContentDefinitions> TypesAsync() =>
        fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<DefinitionStore>().GetAsync(default).AsTask());
}
