using System.Collections.Immutable;
using CoproCms.Fields;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>A list of items that point to it by ContainedPart. Settings <c>ListPartSettings</c>: ContainedContentTypes, PageSize, EnableOrdering, ShowHeader.</summary>
public sealed class ListPart : PartType
{
    internal const string Section = "ListPartSettings";

    public override string Name => "ListPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember("ContentItems", MemberKind.ContainedItems));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        new(Section,
            SettingInput.Of(SettingKind.ContentTypes, "ContainedContentTypes", "Content types that may stand in it", "None chosen: all that suit."),
            SettingInput.WholeNumber("PageSize", "Items on a page", 1, 10),
            SettingInput.Flag("EnableOrdering", "Editors may order the items"),
            SettingInput.Flag("ShowHeader", "The list has a heading")),
    ];
}
