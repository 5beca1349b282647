using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Texts;

/// <summary>A text of an item, ready to be checked.</summary>
/// <param name="Path">The member it stands in: <c>Post.Story.Html</c>.</param>
/// <param name="Label">The field or part as editors know it.</param>
/// <param name="Body">What it is shown as.</param>
internal sealed record ItemText(string Path, string Label, IElement Body);
