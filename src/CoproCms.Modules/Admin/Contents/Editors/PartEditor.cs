using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Admin.Contents;

/// <summary>Model of a part's editor, <c>{Name}.Editor.cshtml</c>; the part's fields follow it.</summary>
internal sealed class PartEditor(EditorScope scope, string name, ContentTypePartDefinition part, JsonObject value) : ValueEditor(scope, name, value)
{
    public ContentTypePartDefinition Part { get; } = part;

    /// <summary>The name that the type gives the part, else that of the part.</summary>
    public string? Label => Part.Section("ContentTypePartSettings").Text("DisplayName") is { Length: > 0 } own ? Scope.Text[own]
        : Part.Part.Settings.Object("ContentPartSettings").Text("DisplayName") is { Length: > 0 } name ? Scope.Text[name] : null;

    public string? Hint => Part.Section("ContentTypePartSettings").Text("Description") is { Length: > 0 } hint ? Scope.Text[hint] : null;

    public string? View => Scope.Parts.Find(Part.Part.Name) is { } type ? Scope.Views.Of(type) : null;

    public IEnumerable<FieldEditor> Fields => Part.Part.Fields.Select(f => new FieldEditor(Scope, NameOf(f.Name), f, Value.Object(f.Name) ?? []));

    /// <summary>The section of settings that is named like the part.</summary>
    public JsonObject Settings => Part.Section(Part.Part.Name + "Settings");
}
