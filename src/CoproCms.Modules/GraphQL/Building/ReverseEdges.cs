using CoproCms.Content;
using CoproCms.GraphQL.Executing;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>Gives each type that a picker may point to the way back: <c>initiativeByPrinciples</c> on Principle, and a condition of that name.</summary>
internal sealed class ReverseEdges(Pickers pickers, ListArguments arguments, SchemaNames names, IReadOnlyDictionary<string, ContentTypes> contentTypes)
{
    public void Add(IEnumerable<string> standing)
    {
        string[] all = [.. standing];
        foreach (var (name, edge, offered) in pickers.All())
        {
            if (!GraphQLNames.IsValid(name) || !contentTypes.TryGetValue(edge.Source, out var source))
                continue;
            foreach (var target in (offered.Count == 0 ? all : offered).Where(contentTypes.ContainsKey))
                Add(contentTypes[target], source, name, edge);
        }
    }

    private void Add(ContentTypes target, ContentTypes source, string name, ReverseEdge edge)
    {
        if (!names.Add(target.Output, name, () => Field(target, source, name, edge)) || target.Where.HasField(name + "_some"))
            return;
        target.Where.AddField(new PickedByField
        {
            Name = name + "_some",
            Description = $"Items that {edge.Field} of at least one live {edge.Source} names, of which this holds; a reference to a translation counts too.",
            ResolvedType = source.Where,
            Edge = edge,
        });
    }

    private global::GraphQL.Types.FieldType Field(ContentTypes target, ContentTypes source, string name, ReverseEdge edge) => new()
    {
        Name = name,
        Description = $"Items of the type {edge.Source} whose {edge.Field} names this {target.Output.Name} or a translation of it, in every language, the newest first.",
        ResolvedType = new ListGraphType(source.Output),
        Arguments = new(arguments.Root(source.Where, source.OrderBy)),
        Resolver = new ContextResolver(context => context.Query()
            .Batch<IReadOnlyList<ContentItem>>(context, async (keys, cancellationToken) => await context.Query().Content.ListReferringAsync(
                keys, edge.Part, edge.Field, await arguments.ReadAsync(context, edge.Source), cancellationToken))
            .Load([ContentQuery.ReferenceKey((ContentItem)context.Source!)], found => found[0] ?? [])),
    };
}
