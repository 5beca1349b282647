using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Localization;
using CoproCms.Rendering;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Admin.Settings;

/// <summary>
/// Reads a posted form back into a section of settings. What was not on the page stays, and so does what was left as it was: an untouched form
/// changes no definition.
/// </summary>
internal sealed class SettingsReader(IPatternRenderer patterns, AdminText text)
{
    /// <param name="form">As posted.</param>
    /// <param name="prefix">As in <see cref="SettingsFields"/>.</param>
    /// <param name="declared">What was asked for.</param>
    /// <param name="section">The section as it was.</param>
    /// <param name="fault">Is told the control's name and what is wrong.</param>
    /// <returns>The section as it is to be.</returns>
    public JsonObject Read(IFormCollection form, string prefix, SettingsForm declared, JsonObject section, Action<string, string> fault)
    {
        var result = (JsonObject)section.DeepClone();
        foreach (var input in declared.Inputs)
        {
            var name = SettingsFields.Name(prefix, declared, input);
            if (!IsPosted(form, name, input.Kind))
                continue;
            var value = Value(form, name, input, message => fault(name, message));
            if (IsSame(value, section[input.Name] ?? input.Default))
                continue;
            if (value is null)
                result.Remove(input.Name);
            else
                result[input.Name] = value;
        }

        return result;
    }

    private static bool IsPosted(IFormCollection form, string name, SettingKind kind) => kind is SettingKind.Options or SettingKind.OptionsWithDefault
        ? form.ContainsKey(name + ".value")
        : kind == SettingKind.TextByCulture ? form.Keys.Any(k => k.StartsWith(name + ".", StringComparison.Ordinal)) : form.ContainsKey(name);

    private JsonNode? Value(IFormCollection form, string name, SettingInput input, Action<string> fault)
    {
        var values = form[name];
        var written = values.Count > 0 ? (values[0] ?? "").ReplaceLineEndings("\n") : "";
        return input.Kind switch
        {
            SettingKind.Flag => values.Contains("true"),
            SettingKind.Number or SettingKind.WholeNumber or SettingKind.NumberedChoice => Number(written.Trim(), input, fault),
            SettingKind.Texts => Texts(written.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            SettingKind.ContentTypes or SettingKind.Chosen => Texts(Chosen(values)),
            SettingKind.Cultures => Cultures(Chosen(values), fault),
            SettingKind.Options or SettingKind.OptionsWithDefault => Options(form, name, input.Kind == SettingKind.OptionsWithDefault),
            SettingKind.TextByCulture => ByCulture(form, name),
            SettingKind.Liquid => Liquid(written, fault),
            SettingKind.TimeZone => Zone(written.Trim(), fault),
            SettingKind.Lines => Text(written),
            _ => Text(written.Trim()),
        };
    }

    private JsonNode? Number(string written, SettingInput input, Action<string> fault)
    {
        if (written.Length == 0)
            return null;
        if (!decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            fault(text["{0}: write a number, such as 12.", text[input.Label]]);
        else if (input.Kind != SettingKind.Number && number != decimal.Truncate(number))
            fault(text["{0}: write a whole number.", text[input.Label]]);
        else if (number < input.Minimum)
            fault(text["{0}: write at least {1}.", text[input.Label], text.Number(input.Minimum.Value)]);
        else if (number > input.Maximum)
            fault(text["{0}: write at most {1}.", text[input.Label], text.Number(input.Maximum.Value)]);
        return number;
    }

    private JsonNode? Liquid(string written, Action<string> fault)
    {
        if (written.Trim().Length == 0)
            return null;
        if (patterns.Check(written) is { } problem)
            fault(text.Fault(problem));
        return written;
    }

    private JsonNode? Zone(string written, Action<string> fault)
    {
        if (written.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(written, out _))
            fault(text["There is no time zone {0}. Give a name such as Europe/London.", written]);
        return Text(written);
    }

    private JsonArray Cultures(IEnumerable<string> codes, Action<string> fault)
    {
        var list = codes.SelectMany(c => c.Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        foreach (var code in list.Where(c => !SiteCultures.Exists(c)))
            fault(text["There is no language {0}. Give its code, such as en or cy.", code]);
        return Texts(list);
    }

    private static JsonObject? ByCulture(IFormCollection form, string name)
    {
        var texts = form.Keys.Where(k => k.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(k => KeyValuePair.Create(k[(name.Length + 1)..], Text(form[k].ToString().Trim()))).Where(p => p.Value is not null).ToList();
        return texts.Count == 0 ? null : new(texts);
    }

    // A row without value and name is an empty one; a value alone is its own name.
    private static JsonArray Options(IFormCollection form, string name, bool withDefault)
    {
        var (values, names, chosen) = (form[name + ".value"], form[name + ".name"], form[name + ".default"]);
        var options = new JsonArray();
        for (var i = 0; i < values.Count; i++)
        {
            var (value, label) = (values[i]?.Trim() ?? "", i < names.Count ? names[i]?.Trim() ?? "" : "");
            if (value.Length == 0 && label.Length == 0)
                continue;
            var option = new JsonObject { ["name"] = label.Length > 0 ? label : value, ["value"] = value.Length > 0 ? value : label };
            if (withDefault)
                option["default"] = chosen.Contains(i.ToString(CultureInfo.InvariantCulture));
            options.Add(option);
        }

        return options;
    }

    private static IEnumerable<string> Chosen(StringValues values) => values.OfType<string>().Where(v => v.Length > 0);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    private static JsonNode? Text(string written) => written.Length == 0 ? null : written;

    private static bool IsSame(JsonNode? value, JsonNode? before) => JsonComparison.AreAlike(value, before)
        || (value is JsonArray a && before is JsonArray b && a.Count == b.Count && a.Zip(b).All(p => JsonComparison.AreAlike(p.First, Whole(p.Second))));

    // As an option is read: what is not named is called by its value, and what has no value is its name.
    private static JsonNode? Whole(JsonNode? option) => option is not JsonObject stored ? option
        : new JsonObject { ["name"] = stored.Text("name") ?? stored.Text("value"), ["value"] = stored.Text("value") ?? stored.Text("name"), ["default"] = stored.Flag("default") };
}
