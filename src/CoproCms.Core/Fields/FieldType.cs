using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>
/// A kind of field, in one class: what its JSON is called and looks like, when it is acceptable, what is found by it and what it points to.
/// Derive, register with <c>services.AddField&lt;T&gt;()</c>, put <c>{Name}.liquid</c> and <c>{Name}.Editor.cshtml</c> beside it.
/// Instances are singletons and must be free of state. Values are the field's JSON body, <c>{"Text":"…"}</c>, never null.
/// </summary>
public abstract class FieldType
{
    /// <summary>As definitions name it, such as <c>TextField</c>.</summary>
    public abstract string Name { get; }

    public abstract ValueShape Shape { get; }

    /// <summary>Members of the JSON that readers are not shown under a name of their own, and that writers may give.</summary>
    public virtual ImmutableArray<ShapeMember> Unshown => [];

    /// <summary>The editors that a definition may choose by name, beside the plain one.</summary>
    public virtual ImmutableArray<SettingChoice> Editors => [];

    /// <summary>The sections of a definition's settings that the field reads, as people change them.</summary>
    public virtual ImmutableArray<SettingsForm> SettingsForms => [];

    /// <summary>The body that a new item gets; an absent value is an absent member, an empty list an empty array.</summary>
    public virtual JsonObject Default(FieldContext field) => [];

    /// <summary>Brings a value into its stored form before it is validated: trims, sanitises HTML, fills in what follows from the rest.</summary>
    public virtual void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
    }

    /// <summary>Adds an error for each broken rule; <see cref="FieldContext.Path"/> names the member.</summary>
    public virtual void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
    }

    /// <summary>Writes what lists may be filtered and sorted by.</summary>
    public virtual void Index(JsonObject value, IndexWriter index)
    {
    }

    /// <summary>Ids of the content items (terms too) that the value points to, in order.</summary>
    public virtual IEnumerable<string> References(JsonObject value) => [];
}

/// <summary>A field where it stands: the part instance it belongs to and its definition.</summary>
public sealed record FieldContext(string Part, ContentPartFieldDefinition Definition)
{
    /// <summary>The settings section of that name (<c>TextFieldSettings</c>), empty when it is not given.</summary>
    public JsonObject Settings(string section) => Definition.Section(section);

    public bool Required => Definition.Section(Definition.FieldType + "Settings").Flag("Required") ?? false;

    /// <summary>As Orchard Core names a member in its errors: <c>ProbeB.Note.Text</c>.</summary>
    public string Path(string member) => $"{Part}.{Definition.Name}.{member}";

    /// <summary>Adds Orchard Core's message for a required value when the member is absent or a blank text.</summary>
    public void Require(JsonObject value, string member, ValidationErrors errors)
    {
        if (Required && (value[member] is null || (value.Text(member) is { } text && string.IsNullOrWhiteSpace(text))))
            errors.Add(Path(member), "field.required", $"A value is required for {Definition.DisplayName}.");
    }
}
