using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.Recipes;

namespace CoproCms.OpenId;

/// <summary>What the OpenAPI document says of getting tokens.</summary>
internal static class OpenIdOperations
{
    private const string Tag = "Tokens";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly JsonObject Error = StepSchema.Open(
        ("error", StepSchema.Text("Such as invalid_client or invalid_grant.")), ("error_description", StepSchema.Text()), ("error_uri", StepSchema.Text()));

    public static ApiSecurityScheme Scheme { get; } = new("oauth2", new()
    {
        ["type"] = "oauth2",
        ["description"] = "Programs on their own use client credentials; apps in which people sign in use the authorization code with PKCE.",
        ["flows"] = new JsonObject
        {
            ["clientCredentials"] = new JsonObject { ["tokenUrl"] = OpenIdAddresses.Token, ["scopes"] = new JsonObject() },
            ["authorizationCode"] = new JsonObject
            {
                ["authorizationUrl"] = OpenIdAddresses.Authorize,
                ["tokenUrl"] = OpenIdAddresses.Token,
                ["refreshUrl"] = OpenIdAddresses.Token,
                ["scopes"] = new JsonObject(),
            },
        },
    });

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("POST", OpenIdAddresses.Token, new(Tag, "Get an access token")
        {
            Id = "getToken",
            Description = "OAuth 2.0: with client credentials, with the code that signing in gave, or with a refresh token. Which of them there are is a setting of the server.",
            IsOpen = true,
            Body = new(Form, StepSchema.Open(
                ("grant_type", StepSchema.Choice("client_credentials", "authorization_code", "refresh_token")),
                ("client_id", StepSchema.Text()), ("client_secret", StepSchema.Text("Of a confidential application; or both in Authorization: Basic.")),
                ("scope", StepSchema.Text("With spaces between.")), ("code", StepSchema.Text()), ("redirect_uri", StepSchema.Text()), ("code_verifier", StepSchema.Text()),
                ("refresh_token", StepSchema.Text())).Required("grant_type"))
            {
                Example = JsonValue.Create("grant_type=client_credentials&client_id=partner&client_secret=…"),
            },
            Answers =
            [
                new(200, "The token", StepSchema.Open(
                    ("access_token", StepSchema.Text()), ("token_type", StepSchema.Text("Bearer")), ("expires_in", StepSchema.Number("Seconds")),
                    ("refresh_token", StepSchema.Text()), ("id_token", StepSchema.Text())).Required("access_token", "token_type", "expires_in")),
                new(400, "Something about the request is wrong", Error),
                new(401, "The application could not prove who it is", Error),
            ],
        }),
        new("POST", OpenIdAddresses.Revoke, new(Tag, "Make a token worthless")
        {
            Id = "revokeToken",
            IsOpen = true,
            Body = new(Form, StepSchema.Open(("token", StepSchema.Text()), ("client_id", StepSchema.Text()), ("client_secret", StepSchema.Text())).Required("token")),
            Answers = [new(200, "It is worth nothing any more"), new(401, "The application could not prove who it is", Error)],
        }),
        new("GET", "/.well-known/openid-configuration", new(Tag, "Find out what the server can do")
        {
            Id = "getOpenIdConfiguration",
            IsOpen = true,
            Answers = [new(200, "OpenID Connect Discovery", StepSchema.Open())],
        }),
    ];
}
