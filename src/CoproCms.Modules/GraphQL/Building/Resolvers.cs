using GraphQL;
using GraphQL.Resolvers;

namespace CoproCms.GraphQL.Building;

/// <summary>Resolves from the source alone, at once.</summary>
internal sealed class ValueResolver(Func<object, object?> read) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(read(context.Source!));
}

/// <summary>Resolves at once from the source and the request.</summary>
internal sealed class ContextResolver(Func<IResolveFieldContext, object?> read) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(read(context));
}

internal sealed class AsyncResolver(Func<IResolveFieldContext, ValueTask<object?>> read) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => read(context);
}
