using System.Text;
using System.Text.Json;

namespace CoproCms.Tests.GraphQL;

/// <summary>What is kept of requests is bounded, whatever they are. Alone, since others' garbage would be counted too.</summary>
[Collection(Alone)]
public sealed class MemoryTests : IAsyncLifetime
{
    private const string Alone = "Measured alone";

    private GraphQLSite _site = null!;

    public async Task InitializeAsync() => _site = await ProbeDefinitions.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Memory_does_not_grow_with_the_requests()
    {
        await ManyAsync(0, 1500);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await ManyAsync(1500, 6000);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(grown < 16 * 1024 * 1024, $"{grown / 1024} kB more than before");
    }

    private async Task ManyAsync(int from, int to)
    {
        var filler = new string('x', 500);
        for (var i = from; i < to; i++)
        {
            await SendAsync($"query Q{i} {{ probe(where: {{aText: \"{filler}{i}\"}}) {{ a{i}: aText }} }}");
            await SendAsync($"query Q{i} {{ nope{i} }} # {filler}");
        }
    }

    private Task SendAsync(string query) => _site.SendAsync("POST", "", "application/json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { query })));

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Collection;
}
