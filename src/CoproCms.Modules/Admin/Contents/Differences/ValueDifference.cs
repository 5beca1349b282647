using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>A value that is not the same in two versions of an item.</summary>
/// <param name="Path">Where it stands in the item's JSON, as the form names it: <c>Event.Venue</c> for a field, <c>TitlePart.Title</c> for a part's member.</param>
/// <param name="Section">What it belongs to, for people: the part, and the nested item.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Before">The JSON there in the first version, null for none. Not to be changed.</param>
/// <param name="After">The JSON there in the second.</param>
/// <param name="Rows">Both as texts side by side.</param>
public sealed record ValueDifference(string Path, string Section, string Label, JsonNode? Before, JsonNode? After, ImmutableArray<DifferenceRow> Rows);
