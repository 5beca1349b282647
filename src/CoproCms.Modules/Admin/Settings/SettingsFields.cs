using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;

namespace CoproCms.Admin.Settings;

/// <summary>A section of settings as it stands on a page.</summary>
/// <param name="Prefix">Before the names of its controls, so that several may stand on a page; with a point at its end unless empty.</param>
/// <param name="Form">What it asks for.</param>
/// <param name="Values">The section as it is.</param>
/// <param name="Sources">What its choices are made from.</param>
internal sealed record SettingsFields(string Prefix, SettingsForm Form, JsonObject Values, SettingsSources Sources)
{
    public IEnumerable<SettingField> Fields => Form.Inputs.Select(input => new SettingField(Name(Prefix, Form, input), input, Values[input.Name] ?? input.Default, Sources));

    public static string Name(string prefix, SettingsForm form, SettingInput input) =>
        form.Section.Length == 0 ? prefix + input.Name : $"{prefix}{form.Section}.{input.Name}";
}

/// <summary>One setting as it stands on a page.</summary>
internal sealed record SettingField(string Name, SettingInput Input, JsonNode? Value, SettingsSources Sources)
{
    private const int FreeRows = 2;

    public string Text => Value switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => "",
    };

    public bool IsOn => Value is JsonValue value && value.TryGetValue<bool>(out var on) && on;

    public IReadOnlyList<string> Texts => Value is JsonArray array ? [.. array.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : v.ToJsonString())] : [];

    /// <summary>The choices there are, and empty rows for more.</summary>
    public IReadOnlyList<JsonObject> Rows => [.. (Value as JsonArray ?? []).OfType<JsonObject>(), .. Enumerable.Range(0, FreeRows).Select(_ => new JsonObject())];

    /// <summary>What can be chosen several of: what there is, and what is chosen though it is no more.</summary>
    public IEnumerable<SettingChoice> Several
    {
        get
        {
            var there = Input.Kind == SettingKind.ContentTypes ? Sources.ContentTypes : Sources.Choices.GetValueOrDefault(Input.Source ?? "", []);
            return there.Concat(Texts.Where(t => there.All(c => c.Value != t)).Select(t => new SettingChoice(t, t)));
        }
    }

    public string TextIn(string culture) => (Value as JsonObject).Text(culture) ?? "";
}

/// <summary>What settings are chosen from.</summary>
/// <param name="ContentTypes">Name and name for people.</param>
/// <param name="Items">Published content items by their type.</param>
/// <param name="Cultures">The site's languages.</param>
/// <param name="Choices">What modules give to choose from, by the name of the source.</param>
internal sealed record SettingsSources(
    IReadOnlyList<SettingChoice> ContentTypes, IReadOnlyDictionary<string, IReadOnlyList<SettingChoice>> Items, IReadOnlyList<string> Cultures,
    IReadOnlyDictionary<string, IReadOnlyList<SettingChoice>> Choices);
