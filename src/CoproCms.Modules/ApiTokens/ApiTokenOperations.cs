using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.Recipes;

namespace CoproCms.ApiTokens;

/// <summary>What the OpenAPI document says of personal tokens.</summary>
internal static class ApiTokenOperations
{
    private const string Tag = "Personal tokens";
    private const string People = "For a person who has signed in on this site: a token cannot ask for tokens. Changes carry the antiforgery token in the header RequestVerificationToken.";

    public static ApiSchema Token { get; } = new("ApiToken", StepSchema.Open(
        ("id", StepSchema.Text()), ("name", StepSchema.Text()), ("hint", StepSchema.Text("How the secret begins.")), ("scopes", StepSchema.List(StepSchema.Text())),
        ("createdUtc", Instant()), ("expiresUtc", Instant()), ("lastUsedUtc", Instant()), ("token", StepSchema.Text("The secret; shown once, when it is made."))));

    public static ApiOperation List { get; } = new(Tag, "List one's own tokens")
    {
        Id = "listApiTokens",
        Description = People,
        Answers = [new(200, "The tokens, without their secrets", StepSchema.Open(("tokens", StepSchema.List(ApiSchema.Ref("ApiToken")))))],
    };

    public static ApiOperation Create { get; } = new(Tag, "Make a token")
    {
        Id = "createApiToken",
        Description = People,
        Body = new("application/json", StepSchema.Open(
            ("name", StepSchema.Text()), ("scopes", StepSchema.List(StepSchema.Text("A permission of one's own, such as AccessContentApi."))), ("days", StepSchema.Number("How long it is good for.")))
            .Required("name", "scopes")),
        Answers = [new(201, "The token with its secret", ApiSchema.Ref("ApiToken"))],
        Refusals = [400, 415],
    };

    public static ApiOperation Revoke { get; } = new(Tag, "Make a token worthless at once")
    {
        Id = "revokeApiToken",
        Description = People,
        Answers = [new(204, "It is gone")],
        Refusals = [400, 404],
    };

    private static JsonObject Instant() => new() { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time" };
}
