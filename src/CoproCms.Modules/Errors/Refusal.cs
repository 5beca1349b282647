using System.Text.Json.Nodes;
using CoproCms.Recipes;
using CoproCms.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.Errors;

/// <summary>What a client is told of an error.</summary>
internal sealed record Refusal(int Status, string Title, string? Detail = null)
{
    /// <summary>Broken rules by the member they concern.</summary>
    public JsonObject? Errors { get; init; }

    /// <summary>What to quote to whoever reads the log.</summary>
    public string? ErrorId { get; init; }

    public static Refusal OfStatus(int status, string? detail = null) => new(status, ReasonPhrases.GetReasonPhrase(status), detail);

    /// <summary>The one place that gives each kind of error its status; null for a bug.</summary>
    public static Refusal? Of(Exception error, Actor actor) => error switch
    {
        NotFoundException => OfStatus(StatusCodes.Status404NotFound, error.Message),
        ForbiddenException => OfStatus(actor.IsAuthenticated ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, error.Message),
        ConflictException => OfStatus(StatusCodes.Status409Conflict, error.Message),
        InvalidContentException invalid => OfRules(StatusCodes.Status400BadRequest, error.Message, invalid.Errors.Select(e => (e.Path, e.Message))),
        InvalidRecipeException recipe => OfRules(StatusCodes.Status422UnprocessableEntity, error.Message, recipe.Faults.Select(f => (f.Pointer, f.Message))),
        InvalidCursorException => OfStatus(StatusCodes.Status400BadRequest, error.Message),
        CmsException => OfStatus(StatusCodes.Status422UnprocessableEntity, error.Message),
        BadHttpRequestException bad => OfStatus(bad.StatusCode, bad.Message),
        AntiforgeryValidationException => OfStatus(StatusCodes.Status400BadRequest, "The form has expired; open it again and repeat what you did."),
        _ => null,
    };

    private static Refusal OfRules(int status, string detail, IEnumerable<(string Path, string Message)> rules) =>
        new(status, "One or more validation errors occurred.", detail)
        {
            Errors = new(rules.GroupBy(r => r.Path, r => r.Message)
                .Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key, new JsonArray([.. g.Select(m => JsonValue.Create(m))])))),
        };
}
