using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Indexing;

namespace CoproCms.Fields;

/// <summary>Yes or no. Settings <c>BooleanFieldSettings</c>: DefaultValue, Label.</summary>
public sealed class BooleanField : FieldType
{
    private const string Member = "Value";

    public override string Name => "BooleanField";

    public override ValueShape Shape { get; } = new ValueShape.Scalar(Member, ScalarKind.Boolean);

    public override JsonObject Default(FieldContext field) => new() { [Member] = field.Settings("BooleanFieldSettings").Flag("DefaultValue") ?? false };

    /// <summary>Expressions in recipes give texts, so <c>"true"</c> counts as true.</summary>
    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (bool.TryParse(value.Text(Member), out var flag))
            value[Member] = flag;
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Flag(value.Flag(Member));
}
