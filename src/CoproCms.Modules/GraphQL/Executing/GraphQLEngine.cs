using CoproCms.GraphQL.Executing.Mutations;
using CoproCms.Security;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace CoproCms.GraphQL.Executing;

/// <summary>A well-formed request.</summary>
internal sealed record GraphQLQuery(string Query, string? OperationName, Inputs Variables)
{
    /// <summary>It came in a way by which nothing may be changed.</summary>
    public bool ReadOnly { get; init; }
}

/// <summary>How far a request came.</summary>
internal enum GraphQLOutcome
{
    /// <summary>It ran; single fields may have failed.</summary>
    Executed,

    /// <summary>The document or its variables are not valid.</summary>
    Invalid,

    /// <summary>The actor lacks a permission.</summary>
    Forbidden,

    /// <summary>A mutation that came in a way by which nothing may be changed.</summary>
    ReadOnly,

    /// <summary>A query that took too long.</summary>
    TimedOut,

    /// <summary>A fault of ours before anything ran.</summary>
    Failed,
}

internal sealed record GraphQLAnswer(GraphQLOutcome Outcome, RootExecutionNode? Data, IReadOnlyList<ExecutionError> Errors)
{
    /// <summary>What it says is of that one time: no cache may keep it.</summary>
    public bool IsMutation { get; init; }

    /// <summary>Errors may not name what the request did not: the actor may not see the schema.</summary>
    public bool HidesSchema { get; init; }
}

/// <summary>Runs requests against the schema of the definitions in force, as the actor of the scope.</summary>
internal sealed class GraphQLEngine(
    SchemaCache schemas, DocumentPreparer preparer, ErrorMasking masking, CurrentActor actor, GraphQLSettings settings, IServiceProvider services)
{
    private bool MaySeeSchema => !settings.GuardsSchema || actor.Value.Has(GraphQLPermissions.ViewGraphQLSchema);

    public async Task<GraphQLAnswer> ExecuteAsync(GraphQLQuery query, CancellationToken cancellationToken)
    {
        if (!actor.Value.Has(GraphQLPermissions.ExecuteGraphQL))
            return Forbidden(new AccessDeniedError("GraphQL."));
        var schema = await schemas.GetAsync(services, mutations: actor.Value.Has(GraphQLPermissions.ExecuteGraphQLMutations), cancellationToken);
        var prepared = await preparer.PrepareAsync(schema, query.Query, query.OperationName, cancellationToken);
        if (prepared.IsMutation && !actor.Value.Has(GraphQLPermissions.ExecuteGraphQLMutations))
            return Forbidden(AccessDeniedError.For(".", prepared.Document!, prepared.Operation!));
        if (prepared.IsMutation && query.ReadOnly)
            return new(GraphQLOutcome.ReadOnly, null, [new CodedError("METHOD_NOT_ALLOWED", "Mutations come by POST only, in a body of application/json or application/graphql.")]);
        if (prepared.Errors.Count > 0)
            return Invalid(prepared.Errors);
        ExecutionError[] denied =
            [.. prepared.Protected.Where(p => !p.Guard.IsOpenTo(actor.Value)).Select(p => AccessDeniedError.For($"the node. {p.Name}", prepared.Document!, p.Field))];
        if (denied.Length > 0)
            return Forbidden(denied);
        if (prepared.AsksForSchema && !MaySeeSchema)
            return Forbidden(new CodedError("INTROSPECTION_FORBIDDEN", "The schema is not shown to everyone here: only __typename can be asked for."));

        var (arguments, error) = await preparer.BindAsync(schema, prepared, query.Variables, cancellationToken);
        if (error is not null || !arguments.IsValid)
            return Invalid(error is null ? [.. arguments.Errors] : [error]);
        return prepared.IsMutation
            ? await RunAsync(schema, prepared, arguments, query.Variables, cancellationToken)
            : await RunInTimeAsync(schema, prepared, arguments, query.Variables, cancellationToken);
    }

    private async Task<GraphQLAnswer> RunInTimeAsync(
        ContentSchema schema, PreparedDocument prepared, IValidationResult arguments, Inputs variables, CancellationToken cancellationToken)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        inTime.CancelAfter(TimeSpan.FromSeconds(settings.MaxExecutionSeconds));
        try
        {
            var answer = await RunAsync(schema, prepared, arguments, variables, inTime.Token);
            if (answer.Errors.Count == 0 || !inTime.IsCancellationRequested)
                return answer;
        }
        catch (OperationCanceledException) when (inTime.IsCancellationRequested)
        {
        }

        // Who left needs no answer; what it was that failed does not matter, as it failed because it was cancelled.
        cancellationToken.ThrowIfCancellationRequested();
        return new(GraphQLOutcome.TimedOut, null, [new CodedError(
            "EXECUTION_TIMEOUT", $"The query took longer than {settings.MaxExecutionSeconds:0.###} seconds, and was stopped. Ask for less, or for fewer items at a time.")]);
    }

    private async Task<GraphQLAnswer> RunAsync(
        ContentSchema schema, PreparedDocument prepared, IValidationResult arguments, Inputs variables, CancellationToken cancellationToken)
    {
        using var context = new ExecutionContext
        {
            Schema = schema.Schema,
            Document = prepared.Document!,
            Operation = prepared.Operation!,
            Variables = arguments.Variables ?? Variables.None,
            ArgumentValues = Copy(arguments.ArgumentValues),
            DirectiveValues = Copy(arguments.DirectiveValues),
            UserContext = new QueryContext(services, actor.Value, variables, schema.Definitions),
            RequestServices = services,
            Errors = [],
            Metrics = Metrics.None,
            Listeners = [],
            InputExtensions = Inputs.Empty,
            OutputExtensions = [],
            UnhandledExceptionDelegate = masking.MaskAsync,
            ExecutionStrategy = prepared.IsMutation ? MutationStrategy.Instance : SerialExecutionStrategy.Instance,
            CancellationToken = cancellationToken,
        };
        ExecutionResult result;
        try
        {
            result = await context.ExecutionStrategy.ExecuteAsync(context);
        }
        catch (ExecutionError error)
        {
            return new(GraphQLOutcome.Invalid, null, [error]);
        }

        return new(GraphQLOutcome.Executed, (RootExecutionNode?)result.Data, [.. context.Errors]) { IsMutation = prepared.IsMutation };
    }

    private GraphQLAnswer Invalid(IReadOnlyList<ExecutionError> errors) => new(GraphQLOutcome.Invalid, null, errors) { HidesSchema = !MaySeeSchema };

    private static GraphQLAnswer Forbidden(params IReadOnlyList<ExecutionError> errors) => new(GraphQLOutcome.Forbidden, null, errors);

    // The execution adds to them when a document asks for a field twice, and prepared ones are shared.
    private static Dictionary<TKey, TValue>? Copy<TKey, TValue>(IReadOnlyDictionary<TKey, TValue>? values) where TKey : notnull =>
        values is null ? null : new(values);
}

/// <summary>A refusal in the words of Orchard Core.</summary>
internal sealed class AccessDeniedError : ValidationError
{
    public AccessDeniedError(string what)
        : base($"Authorization is required to access {what}")
    {
        Code = "VALIDATION_ERROR";
        Number = "Unauthorized";
    }

    public static AccessDeniedError For(string what, GraphQLDocument document, ASTNode node)
    {
        var error = new AccessDeniedError(what);
        error.AddLocation(GraphQLParser.Location.FromLinearPosition(document.Source, node.Location.Start));
        return error;
    }
}
