using CoproCms.Fields;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;
using CoproCms.Parts;
using GraphQL.Types;

namespace CoproCms.Containers;

/// <summary>Gives widgets the field <c>metadata</c>: how they stand in their flow.</summary>
internal sealed class FlowGraphQL : IGraphQLExtension
{
    private static readonly Locator Metadata = Locate.Part(new(FlowMetadata.PartName, new(FlowMetadata.PartName, [], []), []));

    private static readonly string[] Alignments = ["Left", "Center", "Right", "Justify"];

    public void Extend(GraphQLSchemaBuilder builder)
    {
        if (builder.Part(FlowMetadata.PartName) is not { } metadata)
            return;
        var alignment = new EnumerationGraphType { Name = "FlowAlignment" };
        foreach (var (value, name) in Alignments.Index())
            alignment.Add(name, value);
        metadata.GetField("size")!.ResolvedType = builder.Scalar(ScalarKind.Integer);
        metadata.GetField("alignment")!.ResolvedType = alignment;
        builder.CarryPart(FlowMetadata.PartName);
        foreach (var type in builder.Definitions.Types.Values.Where(t => t.Stereotype == "Widget"))
        {
            if (builder.ContentType(type.Name) is { } output)
                builder.AddField(output, GraphQLSchemaBuilder.Node("metadata", metadata, Metadata));
        }
    }
}
