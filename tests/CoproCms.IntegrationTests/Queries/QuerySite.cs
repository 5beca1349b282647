using System.Text;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.Queries;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Queries;

/// <summary>Saves and runs queries on a site.</summary>
internal static class QuerySite
{
    public static readonly Actor Writer = new("writer", "writer", ["ViewContent", "PreviewContent", "ManageQueries", "ManageSqlQueries", "ExecuteApiAll", "ExecuteGraphQL"], ["Editor"]);

    /// <summary>Someone who sees no drafts.</summary>
    public static readonly Actor Reader = new("reader", "reader", ["ViewContent", "ManageQueries", "ManageSqlQueries", "ExecuteApiAll", "ExecuteGraphQL"], []);

    /// <summary>Someone who sees no drafts but their own, and those of one type.</summary>
    public static readonly Actor Contributor = new("contributor", "contributor", ["ViewContent", "PreviewOwnContent", "EditOwnContent", "Preview_Event", "ExecuteApiAll", "ExecuteGraphQL"], []);

    /// <summary>Runs the <c>queries</c> step with one query.</summary>
    public static Task<RecipeReport> SaveQueryAsync(this Site site, string name, string template, string? schema = null, bool items = false) =>
        site.AsAsync(Actor.System, services =>
        {
            var query = new JsonObject { ["Name"] = name, ["Source"] = "Sql", ["Template"] = template, ["ReturnContentItems"] = items, ["Schema"] = schema };
            var recipe = new JsonObject { ["name"] = "Queries", ["steps"] = new JsonArray(new JsonObject { ["name"] = "queries", ["Queries"] = new JsonArray(query) }) };
            var document = RecipeReader.Read("queries.recipe.json", Encoding.UTF8.GetBytes(recipe.ToJsonString()), new RecipeFolder(Repository.Root));
            return services.GetRequiredService<RecipeRunner>().RunAsync(document, new(), default);
        });

    /// <summary>The rows that a query gives without being saved.</summary>
    public static Task<IReadOnlyList<JsonObject>> RowsAsync(this Site site, string template, string? parameters = null, Actor? actor = null) =>
        site.AsAsync(actor ?? Writer, async services => (await services.GetRequiredService<QueryRunner>().RowsAsync(
            new("Test", SavedQuery.Sql, template, null, false), QueryParameters.Parse(parameters), default)).Values);

    /// <summary>The rows as JSON.</summary>
    public static async Task<string> JsonAsync(this Site site, string template, string? parameters = null, Actor? actor = null) =>
        new JsonArray([.. await site.RowsAsync(template, parameters, actor)]).ToJsonString();

    /// <summary>Why a query was not run.</summary>
    public static async Task<string> RefusalAsync(this Site site, string template, string? parameters = null, Actor? actor = null) =>
        (await Assert.ThrowsAsync<QueryFailedException>(() => site.RowsAsync(template, parameters, actor))).Message;
}
