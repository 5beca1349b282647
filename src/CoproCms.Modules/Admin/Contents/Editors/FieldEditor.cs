using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Admin.Contents;

/// <summary>Model of a field's editor, <c>{Name}.Editor.cshtml</c>.</summary>
internal sealed class FieldEditor(EditorScope scope, string name, ContentPartFieldDefinition definition, JsonObject value) : ValueEditor(scope, name, value)
{
    public ContentPartFieldDefinition Definition { get; } = definition;

    public string Label => Scope.Text[Definition.DisplayName];

    /// <summary>The section of settings that is named like the field's type.</summary>
    public JsonObject Settings => Definition.Section(Definition.FieldType + "Settings");

    /// <summary>The help that the type's author wrote, null for none.</summary>
    public string? Hint => Settings.Text("Hint") is { Length: > 0 } hint ? Scope.Text[hint] : null;

    public bool Required => Settings.Flag("Required") ?? false;

    /// <summary>Orchard Core's name of the variant: <c>TextArea</c>, <c>PredefinedList</c>, <c>Tags</c>, …; empty for the standard one.</summary>
    public string Variant => Definition.Section("ContentPartFieldSettings").Text("Editor") ?? "";

    public string? View => Scope.Fields.Find(Definition.FieldType) is { } type ? Scope.Views.Of(type) : null;

    /// <summary>The choices of a predefined list in a section of settings, and chosen values that it lacks: they stay until someone changes them.</summary>
    public IEnumerable<(string Value, string Text)> Options(string section, params IEnumerable<string> chosen)
    {
        var options = Definition.Section(section).Objects("Options")
            .Select(o => (Value: o.Text("value") ?? o.Text("name") ?? "", Text: Scope.Text[o.Text("name") ?? o.Text("value") ?? ""])).ToList();
        return options.Concat(chosen.Where(c => c.Length > 0 && options.All(o => o.Value != c)).Select(c => (c, c)));
    }

    /// <summary>Hints joined to one.</summary>
    public string? With(params IEnumerable<string?> more) => string.Join(" ", more.Prepend(Hint).Where(h => !string.IsNullOrEmpty(h))) is { Length: > 0 } hint ? hint : null;
}
