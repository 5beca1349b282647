using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Html;

namespace CoproCms.Parts;

/// <summary>A Liquid template. It runs as the site, so only those with the permission change what it says; readers never get its source.</summary>
public sealed class LiquidPart(HtmlPolicy html) : PartType
{
    private const string Member = "Liquid";

    public override string Name => "LiquidPart";

    public override ValueShape Shape { get; } = new ValueShape.None();

    public override ImmutableArray<ShapeMember> Unshown { get; } = [new(Member)];

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        if (value.Text(Member) is { } text)
            value[Member] = html.AcceptSource(text, context.Previous?.Part(part.Name).Text(Member), runsLiquid: true, context.Actor);
    }
}
