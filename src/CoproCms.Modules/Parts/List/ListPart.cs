using CoproCms.Fields;

namespace CoproCms.Parts;

/// <summary>A list of items that point to it by ContainedPart. Settings <c>ListPartSettings</c>: ContainedContentTypes, PageSize, EnableOrdering, ShowHeader.</summary>
public sealed class ListPart : PartType
{
    internal const string Section = "ListPartSettings";

    public override string Name => "ListPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember("ContentItems", MemberKind.ContainedItems));
}
