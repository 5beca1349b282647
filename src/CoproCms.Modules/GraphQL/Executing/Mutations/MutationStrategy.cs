using GraphQL.Execution;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace CoproCms.GraphQL.Executing.Mutations;

/// <summary>
/// Runs the mutations of a request one after the other, as the specification asks: each is done, and its payload read, before the next begins.
/// (The library's serial strategy would run all of them before anything that is loaded in batches.)
/// </summary>
internal sealed class MutationStrategy : SerialExecutionStrategy
{
    public static new readonly MutationStrategy Instance = new();

    public override async Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode)
    {
        foreach (var mutation in ((ObjectExecutionNode)rootNode).SubFields ?? [])
        {
            // What was loaded before may have changed.
            context.UserContext = ((QueryContext)context.UserContext).Fresh();
            await base.ExecuteNodeTreeAsync(context, mutation);
        }
    }
}
