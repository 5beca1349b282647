using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Rest;
using CoproCms.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.ApiTokens;

/// <summary>
/// One's own tokens, for a person who has signed in: <c>GET</c>, <c>POST</c> and <c>DELETE /api/tokens</c>. A token opens none of them, since a stolen one
/// could beget others; changes need the antiforgery token in the header <c>RequestVerificationToken</c>.
/// </summary>
internal static class ApiTokenEndpoints
{
    public const string Path = "/api/tokens";

    public static void MapApiTokens(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Path).AddEndpointFilter(OnlyPeople);
        api.MapGet("", ListAsync).WithMetadata(ApiTokenOperations.List, ApiTokenOperations.Token);
        api.MapPost("", CreateAsync).AddEndpointFilter(OnlyOwnPages).WithMetadata(ApiTokenOperations.Create);
        api.MapDelete("/{id}", RevokeAsync).AddEndpointFilter(OnlyOwnPages).WithMetadata(ApiTokenOperations.Revoke);
    }

    private static async Task<IResult> ListAsync(ApiTokenWriter tokens, CurrentActor actor, CancellationToken cancellationToken) =>
        Results.Json(new { tokens = (await tokens.ListAsync(actor.Value.UserId!, cancellationToken)).Select(Describe) });

    private static async Task<IResult> CreateAsync(HttpRequest request, ApiTokenWriter tokens, CurrentActor actor, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, cancellationToken);
        var days = body.Number("days");
        var created = await tokens.CreateAsync(
            actor.Value, new(body.Text("name")?.Trim() ?? "", [.. body.Texts("scopes")], days is null ? null : (int)Math.Clamp(days.Value, 0, int.MaxValue)), cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var answer = Describe(created.Token);
        answer["token"] = created.Secret;
        return Results.Json(answer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string id, ApiTokenWriter tokens, CurrentActor actor, CancellationToken cancellationToken) =>
        await tokens.RevokeAsync(actor.Value.UserId!, id, cancellationToken) ? Results.NoContent() : throw new NotFoundException($"You have no token {id}.");

    private static async ValueTask<object?> OnlyPeople(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.IsPerson())
            return await next(context);
        var actor = context.HttpContext.RequestServices.GetService(typeof(CurrentActor)) as CurrentActor;
        Challenge.Apply(context.HttpContext, actor!.Value.IsAuthenticated);
        return Results.Empty;
    }

    private static async ValueTask<object?> OnlyOwnPages(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await ((IAntiforgery)context.HttpContext.RequestServices.GetService(typeof(IAntiforgery))!).ValidateRequestAsync(context.HttpContext);
        return await next(context);
    }

    private static JsonObject Describe(ApiToken token) => new()
    {
        ["id"] = token.Id,
        ["name"] = token.Name,
        ["hint"] = token.Hint,
        ["scopes"] = new JsonArray([.. token.Scopes.Select(s => JsonValue.Create(s))]),
        ["createdUtc"] = token.CreatedUtc,
        ["expiresUtc"] = token.ExpiresUtc,
        ["lastUsedUtc"] = token.LastUsedUtc,
    };
}
