using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoproCms.Settings;

/// <summary>How a setting is asked for, and which JSON it is.</summary>
public enum SettingKind
{
    /// <summary>A text on one line.</summary>
    Text,

    /// <summary>A text of several lines.</summary>
    Lines,

    /// <summary>A Liquid pattern, which must be readable as one.</summary>
    Liquid,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number without decimals.</summary>
    WholeNumber,

    /// <summary>One of <see cref="SettingInput.Choices"/>, stored as a text.</summary>
    Choice,

    /// <summary>One of <see cref="SettingInput.Choices"/>, stored as a number.</summary>
    NumberedChoice,

    /// <summary>A list of texts, one a line.</summary>
    Texts,

    /// <summary>A list of content types by name.</summary>
    ContentTypes,

    /// <summary>A list of texts out of those that <see cref="ISettingChoices"/> gives for <see cref="SettingInput.Source"/>.</summary>
    Chosen,

    /// <summary>A list of <c>{"name","value"}</c> to choose from.</summary>
    Options,

    /// <summary>As <see cref="Options"/>, each with a <c>default</c>.</summary>
    OptionsWithDefault,

    /// <summary>The id of a published content item of <see cref="SettingInput.ContentType"/>, of any type when that is null.</summary>
    ContentItem,

    /// <summary>An IANA time zone.</summary>
    TimeZone,

    /// <summary>A language by its code.</summary>
    Culture,

    /// <summary>A list of languages by their codes.</summary>
    Cultures,

    /// <summary>A text for each language of the site, by its code.</summary>
    TextByCulture,
}

/// <summary>One setting as people change it.</summary>
/// <param name="Name">Its member in the section.</param>
/// <param name="Kind">How it is asked for.</param>
/// <param name="Label">What it is called, in English.</param>
/// <param name="Hint">A sentence of help, in English.</param>
public sealed record SettingInput(string Name, SettingKind Kind, string Label, string? Hint = null)
{
    public ImmutableArray<SettingChoice> Choices { get; init; } = [];

    /// <summary>What holds while the member is absent.</summary>
    public JsonNode? Default { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Of a <see cref="SettingKind.Chosen"/>: the name of its <see cref="ISettingChoices"/>.</summary>
    public string? Source { get; init; }

    /// <summary>Of a <see cref="SettingKind.ContentItem"/>.</summary>
    public string? ContentType { get; init; }

    public static SettingInput Text(string name, string label, string? hint = null) => new(name, SettingKind.Text, label, hint);

    public static SettingInput Liquid(string name, string label, string? hint = null) => new(name, SettingKind.Liquid, label, hint);

    /// <param name="name">Its member.</param>
    /// <param name="label">What it is called, in English.</param>
    /// <param name="hint">A sentence of help, in English.</param>
    /// <param name="standard">What holds while the member is absent.</param>
    public static SettingInput Flag(string name, string label, string? hint = null, bool standard = false) =>
        new(name, SettingKind.Flag, label, hint) { Default = standard };

    public static SettingInput Number(string name, string label, string? hint = null) => new(name, SettingKind.Number, label, hint);

    public static SettingInput WholeNumber(string name, string label, decimal minimum, decimal? standard = null) =>
        new(name, SettingKind.WholeNumber, label) { Minimum = minimum, Default = standard };

    public static SettingInput Choice(string name, string label, params ImmutableArray<SettingChoice> choices) =>
        new(name, SettingKind.Choice, label) { Choices = choices };

    /// <summary>A choice among the numbers from 0, in the order of the labels.</summary>
    public static SettingInput Numbered(string name, string label, params IEnumerable<string> labels) => new(name, SettingKind.NumberedChoice, label)
    {
        Default = 0,
        Choices = [.. labels.Select((text, number) => new SettingChoice(number.ToString(System.Globalization.CultureInfo.InvariantCulture), text))],
    };

    public static SettingInput Of(SettingKind kind, string name, string label, string? hint = null) => new(name, kind, label, hint);
}

/// <summary>What may be chosen in a <see cref="SettingKind.Chosen"/>, where that is known at the time of asking only, as the names of roles are.</summary>
public interface ISettingChoices
{
    string Source { get; }

    Task<IReadOnlyList<SettingChoice>> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Value">As stored.</param>
/// <param name="Label">As people read it, in English.</param>
public sealed record SettingChoice(string Value, string Label);
