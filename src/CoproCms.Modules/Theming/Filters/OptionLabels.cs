using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Theming.Filters;

/// <summary>The options of fields with a predefined list: <c>{"Options":[{"name":"Postponed","value":"Postponed"}]}</c> in the editor's settings.</summary>
internal static class OptionLabels
{
    /// <param name="definitions">The definitions in force.</param>
    /// <param name="type">The content type; its own part has the field.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="value">The stored value.</param>
    /// <returns>The option's label, null when the field has none for the value.</returns>
    public static string? Find(ContentDefinitions definitions, string type, string field, string value) => definitions.Type(type)?.Parts
        .SelectMany(part => part.Part.Fields)
        .Where(f => f.Name == field)
        .SelectMany(f => f.Settings.Select(section => section.Value).OfType<JsonObject>())
        .SelectMany(settings => settings.Objects("Options"))
        .Where(option => (option.Text("value") ?? option.Text("Value")) == value)
        .Select(option => option.Text("name") ?? option.Text("Name"))
        .FirstOrDefault(label => !string.IsNullOrEmpty(label));
}
