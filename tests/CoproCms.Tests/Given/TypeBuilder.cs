using System.Text.Json.Nodes;
using CoproCms.Definitions;

namespace CoproCms.Tests.Given;

/// <summary>A content type: draftable and versioned, with the parts and fields given. Settings are JSON as recipes have it.</summary>
internal sealed class TypeBuilder(string name)
{
    private readonly List<(string Part, string Name, string Settings)> _parts = [];
    private readonly List<ContentPartFieldDefinition> _fields = [];
    private readonly JsonObject _settings = Session.Json("""{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":true,"Securable":true}""");

    public TypeBuilder Part(string part, string settings = "{}", string? named = null)
    {
        _parts.Add((part, named ?? part, settings));
        return this;
    }

    public TypeBuilder Field(string field, string fieldType, string settings = "{}")
    {
        _fields.Add(new(field, fieldType, Session.Json(settings)));
        return this;
    }

    public TypeBuilder Setting(string setting, JsonNode value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>The part of the type's own fields.</summary>
    public IEnumerable<ContentPartDefinition> Parts => [new(name, [], [.. _fields])];

    public ContentTypeDefinition Build() => new(
        name, name, new() { ["ContentTypeSettings"] = _settings.DeepClone() },
        [
            .. _parts.Select(p => new ContentTypePartDefinition(p.Name, new(p.Part, [], []), Session.Json(p.Settings))),
            new(name, Parts.Single(), []),
        ]);

    public static implicit operator TypeBuilder(string name) => new TypeBuilder(name).Part("TitlePart");
}
