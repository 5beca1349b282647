using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Errors;

namespace CoproCms.Queries;

/// <summary>The values that a client gives to a query, as a JSON object.</summary>
internal static class QueryParameters
{
    public const string Name = "parameters";

    public const int MaxLength = 64 * 1024;

    public static readonly IReadOnlyDictionary<string, JsonNode?> None = new Dictionary<string, JsonNode?>();

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <exception cref="InvalidContentException">It is no JSON object, or too large.</exception>
    public static IReadOnlyDictionary<string, JsonNode?> Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return None;
        if (json.Length > MaxLength)
            throw Invalid($"they have more than {MaxLength} characters");
        try
        {
            // The texts are looked at here because one with half a surrogate pair throws when it is read, or, unescaped, when it is encoded.
            if (JsonNode.Parse(json, documentOptions: Strict) is JsonObject values && values.ToJsonString().Length > 0)
                return values.ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Invalid(error.Message);
        }

        throw Invalid("they are not an object");
    }

    private static InvalidContentException Invalid(string why)
    {
        var errors = new ValidationErrors();
        errors.Add(Name, "query.parameters", $"The parameters of a query are a JSON object such as {{\"type\":\"Post\"}}: {why}.");
        return new(errors);
    }
}
