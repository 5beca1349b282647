using System.Text.Json.Nodes;
using CoproCms.Admin.Settings;
using CoproCms.Settings;

namespace CoproCms.Admin.ContentTypes;

/// <summary>A field or part as the editor shows it.</summary>
/// <param name="Name">In programs.</param>
/// <param name="DisplayName">For people.</param>
/// <param name="Kind">The field's kind, or the part's definition.</param>
/// <param name="Word"><c>field</c> or <c>part</c>, in the buttons' values.</param>
/// <param name="OrderName">The name under which its place is posted.</param>
/// <param name="Prefix">Before the names of its settings.</param>
/// <param name="Forms">Its settings.</param>
/// <param name="Settings">As they are.</param>
/// <param name="Sources">What they are chosen from.</param>
/// <param name="IsFirst">There is nothing above it.</param>
/// <param name="IsLast">There is nothing below it.</param>
/// <param name="IsOpen">Its settings are shown.</param>
/// <param name="IsRemovable">It may be taken away.</param>
internal sealed record DefinitionElement(
    string Name, string DisplayName, string Kind, string Word, string OrderName, string Prefix, IEnumerable<SettingsForm> Forms, JsonObject Settings,
    SettingsSources Sources, bool IsFirst, bool IsLast, bool IsOpen, bool IsRemovable);
