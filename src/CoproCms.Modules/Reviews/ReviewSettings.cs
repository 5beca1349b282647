using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Settings;

namespace CoproCms.Reviews;

/// <summary>Settings of a content type, <c>ReviewSettings</c>: whether drafts are submitted for review, and who is told by mail.</summary>
/// <param name="Required">Those who may edit but not publish submit their drafts, and those who may publish answer.</param>
/// <param name="Notify">E-mail addresses that are told of each submission.</param>
internal sealed record ReviewSettings(bool Required, IReadOnlyList<string> Notify)
{
    public const string Section = "ReviewSettings";

    public static readonly DefinitionSettings Definition = new(DefinitionLevel.Type, new(Section,
        SettingInput.Flag("Required", "Drafts are reviewed before they are published", "Those who may edit but not publish submit their drafts."),
        SettingInput.Of(SettingKind.Texts, "Notify", "E-mail addresses told of each submission")));

    public static ReviewSettings Of(ContentTypeDefinition type)
    {
        var section = type.Settings.Object(Section);
        return new(section.Flag("Required") ?? false, [.. section.Texts("Notify")]);
    }
}
