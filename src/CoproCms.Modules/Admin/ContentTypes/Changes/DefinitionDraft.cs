using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>A content type with the part of its own fields, or a part alone, as someone is changing it. It travels in the form as JSON.</summary>
/// <param name="Type">Null when a part is being changed.</param>
/// <param name="Part">The part, or the type's own fields.</param>
internal sealed record DefinitionDraft(ContentTypeDefinition? Type, ContentPartDefinition Part)
{
    private const string TypeMember = "Type";
    private const string PartMember = "Part";

    public string Name => Part.Name;

    /// <summary>Null when there is no such type.</summary>
    public static DefinitionDraft? OfType(string name, ContentDefinitions definitions) => definitions.Type(name) is { } type
        ? new(type, type.Part(type.Name)?.Part ?? definitions.Parts.GetValueOrDefault(type.Name) ?? new(type.Name, [], [])) : null;

    /// <summary>Null when there is no such part.</summary>
    public static DefinitionDraft? OfPart(string name, ContentDefinitions definitions) =>
        definitions.Parts.GetValueOrDefault(name) is { } part ? new(null, part) : null;

    public static DefinitionDraft Read(JsonObject json, ContentDefinitions definitions)
    {
        var part = ContentDefinitionJson.ReadPart(json.Object(PartMember) ?? []);
        var type = json.Object(TypeMember) is { } typeJson
            ? ContentDefinitionJson.ReadType(typeJson, name => IsOwn(name, part) ? part : definitions.Parts.GetValueOrDefault(name)) : null;
        return new(type, part);
    }

    public JsonObject Write()
    {
        var json = new JsonObject();
        if (Type is not null)
            json[TypeMember] = ContentDefinitionJson.Write(Type);
        json[PartMember] = ContentDefinitionJson.Write(Part);
        return json;
    }

    /// <summary>The type as it will be: its own part takes its fields, and is attached when it has some.</summary>
    public ContentTypeDefinition? Completed()
    {
        if (Type is null)
            return null;
        var parts = Type.Parts.Select(p => IsOwn(p.Part.Name, Part) ? p with { Part = Part } : p).ToImmutableArray();
        if (Part.Fields.Length > 0 && Type.PartOf(Name) is null)
            parts = parts.Add(new(Name, Part, []));
        return Type with { Parts = parts };
    }

    /// <summary>The definitions as they would be with this one among them.</summary>
    public ContentDefinitions ApplyTo(ContentDefinitions current)
    {
        var parts = current.Parts.Values.Where(p => !IsOwn(p.Name, Part)).Append(Part);
        var completed = Completed();
        var types = current.Types.Values.Where(t => completed is null || !t.Name.Equals(completed.Name, StringComparison.OrdinalIgnoreCase))
            .Select(t => t with { Parts = [.. t.Parts.Select(p => IsOwn(p.Part.Name, Part) ? p with { Part = Part } : p)] });
        return new(completed is null ? types : types.Append(completed), parts);
    }

    private static bool IsOwn(string name, ContentPartDefinition part) => name.Equals(part.Name, StringComparison.OrdinalIgnoreCase);
}
