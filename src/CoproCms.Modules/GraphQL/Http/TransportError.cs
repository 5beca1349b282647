using Microsoft.AspNetCore.Http;

namespace CoproCms.GraphQL.Http;

/// <summary>A request that is no GraphQL request, or not one that is taken: what is answered before anything is parsed as a query.</summary>
internal sealed class TransportError(int status, string message, params string[] codes) : Exception(message)
{
    private const string General = "An error occurred while processing the GraphQL query";

    public int Status { get; } = status;

    /// <summary>The most telling first.</summary>
    public IReadOnlyList<string> Codes { get; } = codes;

    /// <summary>Whether it is a GraphQL request all the same: the legacy media type then answers 200.</summary>
    public bool IsWellFormed { get; private init; }

    /// <summary>Neither a body of a known kind nor a <c>query</c> in the address.</summary>
    public static TransportError NoRequest() => new(StatusCodes.Status400BadRequest, General, "INVALID_OPERATION");

    public static TransportError NoJson() => new(StatusCodes.Status400BadRequest, General, "JSON", "JSON_READER");

    public static TransportError NoQuery() => new(StatusCodes.Status400BadRequest, "GraphQL query is missing.", "QUERY_MISSING");

    public static TransportError Batch() =>
        new(StatusCodes.Status400BadRequest, "Batches are not supported: send one request at a time, or several root fields in one query.", "BATCH_NOT_SUPPORTED");

    public static TransportError Member(string name, string kind) =>
        new(StatusCodes.Status400BadRequest, $"'{name}' must be {kind}.", "INVALID_REQUEST");

    public static TransportError TooLarge(int bytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request is larger than {bytes} bytes.", "REQUEST_TOO_LARGE");

    public static TransportError Method() =>
        new(StatusCodes.Status405MethodNotAllowed, "Queries come by GET or POST.", "METHOD_NOT_ALLOWED");

    public static TransportError NotAcceptable() =>
        new(StatusCodes.Status406NotAcceptable, $"Answers are {ResponseType.Strict} or {ResponseType.Json}; 'Accept' names neither.", "NOT_ACCEPTABLE");

    public static TransportError Charset(string charset) =>
        new(StatusCodes.Status415UnsupportedMediaType, $"Requests are read as UTF-8, not as '{charset}'.", "CHARSET_NOT_SUPPORTED");

    public static TransportError VariablesTooLarge(int bytes, int limit) =>
        WellFormed("VARIABLES_TOO_LARGE", $"The variables have {bytes} bytes; at most {limit} are allowed.");

    public static TransportError VariablesTooDeep(int limit) =>
        WellFormed("VARIABLES_TOO_DEEP", $"The variables are nested too deeply; at most {limit} lists and objects within each other are allowed.");

    public static TransportError UnknownName(string name) =>
        new(StatusCodes.Status400BadRequest, $"There is no named query '{name}'.", "NAMED_QUERY_UNKNOWN");

    public static TransportError UnnamedQuery() =>
        WellFormed("QUERY_NOT_ALLOWED", "Only the named queries of this site are answered: ask for one by 'namedQuery', or by the hash of its text.");

    /// <summary>In the words that Apollo's clients wait for before they send the text.</summary>
    public static TransportError UnknownHash() => WellFormed("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");

    /// <summary>In the words after which Apollo's clients send texts only.</summary>
    public static TransportError NoHashes() => WellFormed("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");

    public static TransportError OtherHash() =>
        new(StatusCodes.Status400BadRequest, "'sha256Hash' is not the hash of 'query'.", "PERSISTED_QUERY_HASH_MISMATCH");

    private static TransportError WellFormed(string code, string message) => new(StatusCodes.Status400BadRequest, message, code) { IsWellFormed = true };
}
