using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Recipes;
using CoproCms.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Queries;

/// <summary>Orchard Core's <c>/api/queries/{name}</c>: who may not run a query is told that there is none.</summary>
internal static class QueryApi
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    private static readonly ApiOperation Operation = new("Queries", "Run a saved query")
    {
        Id = "runQuery",
        Description = "The items or the rows that the query finds. With POST the parameters may be the body.",
        Parameters =
        [
            new("name", "path", "The query's name.", StepSchema.Text()),
            new(QueryParameters.Name, "query", "Values by the names that the query has for them, as a JSON object.", StepSchema.Text()) { Example = """{"size":10}""" },
        ],
        Body = new("application/json", StepSchema.Open()),
        Answers = [new(200, "What was found", StepSchema.Open(("items", StepSchema.List(StepSchema.Open()))))],
        Refusals = [400, 404, 413, 422],
    };

    // Orchard Core escapes nothing here but what JSON demands.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapQueryApi(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/api/queries/{name}", Methods, RunAsync).WithMetadata(Operation);

    private static async Task<IResult> RunAsync(string name, HttpRequest request, QueryRunner runner, CurrentActor actor, CancellationToken cancellationToken)
    {
        var query = await runner.FindAsync(name, cancellationToken);
        if (query is null || !QueryPermissions.Execute.IsHeldBy(actor.Value, query.Name))
            throw new NotFoundException($"There is no query '{name}'.");
        var parameters = QueryParameters.Parse(await ParametersAsync(request, cancellationToken));
        IEnumerable<JsonObject> items = query.ReturnContentItems
            ? (await runner.ItemsAsync(query, parameters, cancellationToken)).Values.Select(ContentItemJson.Write)
            : (await runner.RowsAsync(query, parameters, cancellationToken)).Values;
        var json = new JsonObject { ["items"] = new JsonArray([.. items]) };
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Text(json.ToJsonString(Plain), "application/json", Encoding.UTF8);
    }

    private static async Task<string?> ParametersAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var given = request.Query[QueryParameters.Name].ToString();
        if (given.Length > 0 || !HttpMethods.IsPost(request.Method))
            return given;
        if (request.ContentLength > QueryParameters.MaxLength)
            throw new BadHttpRequestException($"The parameters have more than {QueryParameters.MaxLength} bytes.", StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var buffer = new char[QueryParameters.MaxLength + 1];
        return new(buffer, 0, await reader.ReadBlockAsync(buffer, cancellationToken));
    }
}
