using CoproCms.Errors;
using GraphQL;
using GraphQL.Execution;
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
            ForbiddenException error => new CodedError("FORBIDDEN", error.Message),
            ConflictException error => new CodedError("CONFLICT", error.Message),
            InvalidContentException error => new CodedError("INVALID_CONTENT", error.Message),
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

    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL error {Id} in field {Field}.")]
    private partial void Failed(string id, string? field, Exception error);
}
