using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>A decimal number. Settings <c>NumericFieldSettings</c>: Required, Scale (digits after the point), Minimum, Maximum, DefaultValue.</summary>
public sealed class NumericField : FieldType
{
    private const string Member = "Value";
    private const string Section = "NumericFieldSettings";
    private const int MostDecimals = 28;

    public override string Name => "NumericField";

    public override ValueShape Shape { get; } = new ValueShape.Scalar(Member, ScalarKind.Decimal);

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field(Section,
            SettingInput.WholeNumber("Scale", "Digits after the point", 0, 0),
            SettingInput.Number("Minimum", "Least value"),
            SettingInput.Number("Maximum", "Greatest value"),
            SettingInput.Text("Placeholder", "Example"),
            SettingInput.Text("DefaultValue", "Value at first")),
    ];

    public override JsonObject Default(FieldContext field) =>
        Read(field.Settings(Section), "DefaultValue") is { } number ? new() { [Member] = number } : [];

    /// <summary>Expressions in recipes give texts, so a text that is a number counts as one.</summary>
    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (value.Text(Member) is not { } text)
            return;
        if (string.IsNullOrWhiteSpace(text))
            value.Remove(Member);
        else if (Read(value, Member) is { } number)
            value[Member] = number;
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        if (value.Number(Member) is not { } number)
        {
            field.Require(value, Member, errors);
            return;
        }

        var settings = field.Settings(Section);
        if (Read(settings, "Minimum") is { } minimum && number < minimum)
            errors.Add(field.Path(Member), "field.tooSmall", $"The value must be greater than {minimum}.");
        if (Read(settings, "Maximum") is { } maximum && number > maximum)
            errors.Add(field.Path(Member), "field.tooLarge", $"The value must be less than {maximum}.");
        CheckScale(number, (int)Math.Clamp(settings.Number("Scale") ?? 0, 0, MostDecimals), field, errors);
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Number(value.Number(Member));

    private static void CheckScale(decimal number, int scale, FieldContext field, ValidationErrors errors)
    {
        if (decimal.Round(number, scale) == number)
            return;
        errors.Add(field.Path(Member), "field.scale", scale == 0
            ? $"The {field.Definition.DisplayName} field must be an integer."
            : $"Invalid number of digits for {field.Definition.DisplayName}, max allowed: {scale}.");
    }

    private static decimal? Read(JsonObject json, string member) =>
        json.Number(member) ?? (decimal.TryParse(json.Text(member), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);
}
