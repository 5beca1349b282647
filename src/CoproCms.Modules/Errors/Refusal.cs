using System.Text.Json.Nodes;
using CoproCms.Recipes;
using CoproCms.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.Errors;

/// <summary>What a client is told of an error.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same for every error of its kind.</param>
/// <param name="Detail">What is wrong here, and the way out.</param>
internal sealed record Refusal(int Status, string Title, string? Detail = null)
{
    /// <summary>Stable key for programs; follows from the status unless the error says more.</summary>
    public string Code { get; init; } = CodeOf(Status);

    /// <summary>Broken rules by the member they concern.</summary>
    public JsonObject? Errors { get; init; }

    /// <summary>The stable keys of those rules, by the same members.</summary>
    public JsonObject? Codes { get; init; }

    /// <summary>Further members that a program can use.</summary>
    public JsonObject? Extensions { get; init; }

    /// <summary>What to quote to whoever reads the log.</summary>
    public string? ErrorId { get; init; }

    public static Refusal OfStatus(int status, string? detail = null) => new(status, ReasonPhrases.GetReasonPhrase(status), detail);

    /// <summary>The one place that gives each kind of error its status; null for a bug.</summary>
    public static Refusal? Of(Exception error, Actor actor) => error switch
    {
        NotFoundException => OfStatus(StatusCodes.Status404NotFound, error.Message),
        ForbiddenException forbidden => OfStatus(actor.IsAuthenticated ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, error.Message) with
        {
            Extensions = new() { ["permission"] = forbidden.Permission },
        },
        ConflictException conflict => OfStatus(StatusCodes.Status409Conflict, error.Message) with { Extensions = Latest(conflict) },
        RefusedRequestException refused => OfStatus(refused.Status, error.Message) with { Code = refused.Code, Extensions = refused.Extensions },
        InvalidContentException invalid => OfRules(StatusCodes.Status400BadRequest, error.Message, invalid.Errors.Select(e => (e.Path, e.Code, e.Message))),
        InvalidRecipeException recipe => OfRules(StatusCodes.Status422UnprocessableEntity, error.Message, recipe.Faults.Select(f => (f.Pointer, f.Rule, f.Message))),
        InvalidCursorException cursor => OfRules(StatusCodes.Status400BadRequest, error.Message, [(cursor.Argument, "cursor.invalid", error.Message)]),
        CmsException => OfStatus(StatusCodes.Status422UnprocessableEntity, error.Message),
        BadHttpRequestException bad => OfStatus(bad.StatusCode, bad.Message),
        AntiforgeryValidationException => OfStatus(StatusCodes.Status400BadRequest, "The form has expired; open it again and repeat what you did."),
        _ => null,
    };

    /// <summary>Names the version that a conflict or a failed precondition is about.</summary>
    public static JsonObject Latest(ConflictException conflict)
    {
        var latest = new JsonObject { ["contentItemId"] = conflict.ContentItemId };
        if (conflict.CurrentVersion is { } version)
            latest["currentVersion"] = version;
        return latest;
    }

    private static Refusal OfRules(int status, string detail, IEnumerable<(string Path, string Code, string Message)> rules)
    {
        var byPath = rules.GroupBy(r => r.Path).ToList();
        return new(status, "One or more validation errors occurred.", detail)
        {
            Code = "validation",
            Errors = new(byPath.Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key, new JsonArray([.. g.Select(r => JsonValue.Create(r.Message))])))),
            Codes = new(byPath.Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key, new JsonArray([.. g.Select(r => JsonValue.Create(r.Code))])))),
        };
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "bad-request",
        StatusCodes.Status401Unauthorized => "unauthenticated",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status412PreconditionFailed => "precondition-failed",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status422UnprocessableEntity => "refused",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        >= 500 => "unexpected",
        _ => "refused",
    };
}
