using CoproCms.GraphQL.Executing;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Tests.Shared;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Headless;

/// <summary>
/// The schema of the Copro recipe, whole. Partners' programs are typed by it (the mobile sample is), so a line that goes away or changes is a decision;
/// new ones break nobody.
/// </summary>
public sealed class SchemaSnapshotTests(SqliteSite site) : IClassFixture<SqliteSite>
{
    [Fact]
    public async Task The_schema_is_the_one_that_clients_were_made_for()
    {
        var schema = await site.Site.AsAsync(Actor.System, async services => await services.GetRequiredService<SchemaCache>().GetAsync(services, mutations: true, default));

        Snapshot.Match(schema.Schema.Print(new() { StringComparison = StringComparison.Ordinal }), "Copro", "graphql");
    }
}
