namespace CoproCms.AccessibilityRules;

/// <summary>A broken rule in an item.</summary>
/// <param name="Rule">Which one.</param>
/// <param name="Path">The member it is in, which is also the name of its control: <c>HtmlBodyPart.Html</c>.</param>
/// <param name="Label">The field or part as editors know it.</param>
/// <param name="Excerpt">Some words of the place, or the picture's file.</param>
/// <param name="Tag">The kind of element, empty where the stored text has none.</param>
/// <param name="Index">The how-manieth of its kind in the text, from 0.</param>
public sealed record Finding(AccessibilityRule Rule, string Path, string Label, string Excerpt, string Tag, int Index);
