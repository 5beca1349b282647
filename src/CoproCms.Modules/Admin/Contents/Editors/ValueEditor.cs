using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Fields;

namespace CoproCms.Admin.Contents;

/// <summary>The JSON of a field, a part or an object inside one, with the names under which its members are posted.</summary>
internal class ValueEditor(EditorScope scope, string name, JsonObject value)
{
    public EditorScope Scope { get; } = scope;

    /// <summary>Path of the value, before its members: <c>Event.Venue</c>.</summary>
    public string Name { get; } = name;

    /// <summary>As it stands, empty when there is none.</summary>
    public JsonObject Value { get; } = value;

    /// <summary>The name of the control of a member, which is its path.</summary>
    public string NameOf(string member) => $"{Name}.{member}";

    /// <summary>The name of the hidden inputs that give the order of a list's rows.</summary>
    public string IndexOf(string member) => $"{NameOf(member)}.{FormNode.Index}";

    /// <summary>What the control of a member holds.</summary>
    public string Show(string member, ScalarKind kind = ScalarKind.String) => Scope.Values.Show(Value[member], kind);

    /// <summary>What the controls of a list hold, one a value.</summary>
    public IReadOnlyList<string> ShowAll(string member, ScalarKind kind = ScalarKind.String) =>
        [.. (Value[member] as JsonArray)?.Select(v => Scope.Values.Show(v, kind)) ?? []];

    public bool Flag(string member) => Value.Flag(member) ?? false;

    /// <summary>An object among the members.</summary>
    public ValueEditor Inner(string member) => new(Scope, NameOf(member), Value.Object(member) ?? []);

    /// <summary>The rows of a list of objects, each with the key under which it is posted.</summary>
    public IEnumerable<(string Key, ValueEditor Row)> Rows(string member) =>
        Value.Objects(member).Select((json, i) => ($"{i}", new ValueEditor(Scope, $"{NameOf(member)}[{i}]", json)));

    /// <summary>An empty row under a key of its own.</summary>
    public ValueEditor NewRow(string member, string key) => new(Scope, $"{NameOf(member)}[{key}]", []);
}
