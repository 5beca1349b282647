using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Definitions;

/// <summary>All content types and parts in force: an immutable snapshot, replaced as a whole when one changes.</summary>
public sealed class ContentDefinitions(IEnumerable<ContentTypeDefinition> types, IEnumerable<ContentPartDefinition> parts)
{
    public static readonly ContentDefinitions Empty = new([], []);

    public FrozenDictionary<string, ContentTypeDefinition> Types { get; } = types.ToFrozenDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);

    public FrozenDictionary<string, ContentPartDefinition> Parts { get; } = parts.ToFrozenDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);

    public ContentTypeDefinition? Type(string? name) => name is null ? null : Types.GetValueOrDefault(name);
}

/// <summary>A content type: the parts it is made of, in order, and its settings (<c>ContentTypeSettings</c>, …).</summary>
public sealed record ContentTypeDefinition(string Name, string DisplayName, JsonObject Settings, ImmutableArray<ContentTypePartDefinition> Parts)
{
    public bool Creatable => Setting("Creatable");
    public bool Listable => Setting("Listable");
    public bool Draftable => Setting("Draftable");
    public bool Versionable => Setting("Versionable");
    public bool Securable => Setting("Securable");

    /// <summary><c>Widget</c>, <c>MenuItem</c>, <c>CustomSettings</c>, … or null for content that stands by itself.</summary>
    public string? Stereotype => Settings.Object("ContentTypeSettings").Text("Stereotype") is { Length: > 0 } stereotype ? stereotype : null;

    public ContentTypePartDefinition? Part(string name) => Parts.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The attached part that is an instance of the named part definition, if there is one.</summary>
    public ContentTypePartDefinition? PartOf(string partName) => Parts.FirstOrDefault(p => p.Part.Name.Equals(partName, StringComparison.OrdinalIgnoreCase));

    private bool Setting(string name) => Settings.Object("ContentTypeSettings").Flag(name) ?? false;
}

/// <summary>A part attached to a type. <see cref="Name"/> is the instance's name and the property in the item's JSON.</summary>
public sealed record ContentTypePartDefinition(string Name, ContentPartDefinition Part, JsonObject Settings)
{
    /// <summary>The settings section of that name, or an empty object.</summary>
    public JsonObject Section(string name) => Settings.Object(name) ?? [];
}

/// <summary>A part: its own fields, in order. Parts with behaviour also have a <see cref="Parts.PartType"/> of the same name.</summary>
public sealed record ContentPartDefinition(string Name, JsonObject Settings, ImmutableArray<ContentPartFieldDefinition> Fields);

/// <summary>A field of a part; <see cref="FieldType"/> names the <see cref="Fields.FieldType"/>.</summary>
public sealed record ContentPartFieldDefinition(string Name, string FieldType, JsonObject Settings)
{
    public JsonObject Section(string name) => Settings.Object(name) ?? [];

    public string DisplayName => Section("ContentPartFieldSettings").Text("DisplayName") is { Length: > 0 } name ? name : Name;
}
