using CoproCms.Errors;
using CoproCms.GraphQL.Executing.Mutations;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using Microsoft.Extensions.Logging;

namespace CoproCms.GraphQL.Executing;

/// <summary>Turns what a resolver throws into an error for clients: refusals say what they are, bugs only under which id they were logged.</summary>
internal sealed partial class ErrorMasking(GraphQLSettings settings, ILogger<ErrorMasking> logger)
{
    public Task MaskAsync(UnhandledExceptionContext context)
    {
        context.Exception = context.OriginalException switch
        {
            NotFoundException error => new CodedError("NOT_FOUND", error.Message),
            ForbiddenException error => Coded("FORBIDDEN", error, ("permission", error.Permission)),
            ConflictException error => Coded(
                "CONFLICT", error, ("contentItemId", error.ContentItemId), ("baseVersionId", error.BaseVersion), ("latestVersionId", error.CurrentVersion)),
            InvalidContentException error => Coded("INVALID_CONTENT", error, ("errors", Faults(error.Errors, context.FieldContext?.FieldDefinition))),
            InvalidCursorException error => new CodedError("INVALID_CURSOR", error.Message),
            // What a cancelled command throws differs between databases, and is nobody's fault.
            _ when context.FieldContext?.CancellationToken.IsCancellationRequested == true => new CodedError("CANCELLED", "The request was cancelled."),
            var error => Mask(error, context.FieldContext?.FieldDefinition.Name),
        };
        return Task.CompletedTask;
    }

    public ExecutionError Mask(Exception error, string? field)
    {
        var id = Guid.NewGuid().ToString("N");
        Failed(id, field, error);
        var message = settings.ExposeExceptions ? error.ToString()
            : field is null ? "The request could not be answered." : $"Error trying to resolve field '{field}'.";
        var masked = new CodedError("INTERNAL_ERROR", message);
        masked.Extensions = new() { ["id"] = id };
        return masked;
    }

    private static CodedError Coded(string code, CmsException error, params (string Name, object? Value)[] extensions) =>
        new(code, error.Message) { Extensions = extensions.ToDictionary(e => e.Name, e => e.Value) };

    private static List<object> Faults(ValidationErrors errors, FieldType? field) =>
    [
        .. errors.Select(error => new Dictionary<string, object?>
        {
            ["path"] = error.Path,
            ["inputPath"] = InputPaths.Find(field, error.Path),
            ["code"] = error.Code,
            ["message"] = error.Message,
        }),
    ];

    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL error {Id} in field {Field}.")]
    private partial void Failed(string id, string? field, Exception error);
}
