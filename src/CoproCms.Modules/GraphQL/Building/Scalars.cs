using System.Collections.Frozen;
using System.Globalization;
using CoproCms.Fields;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CoproCms.GraphQL.Building;

/// <summary>The scalars by the kinds of values, one set for each schema.</summary>
internal sealed class Scalars
{
    private readonly FrozenDictionary<ScalarKind, ScalarGraphType> _types = new Dictionary<ScalarKind, ScalarGraphType>
    {
        [ScalarKind.String] = new PlainText(),
        [ScalarKind.Id] = new PlainId(),
        [ScalarKind.Boolean] = new PlainBoolean(),
        [ScalarKind.Integer] = new IntGraphType(),
        [ScalarKind.Decimal] = new DecimalGraphType(),
        [ScalarKind.Date] = new WrittenScalar("Date", "A day, such as 2026-02-28.", ParseDate),
        [ScalarKind.DateTime] = new WrittenScalar("DateTime", "An instant in ISO 8601, such as 2026-02-28T14:30:00Z; without an offset it is UTC.", ParseDateTime),
        [ScalarKind.TimeSpan] = new WrittenScalar("TimeSpan", "A time of day, such as 13:14:15.", ParseTimeSpan),
    }.ToFrozenDictionary();

    public ScalarGraphType Text => _types[ScalarKind.String];

    public ScalarGraphType Integer => _types[ScalarKind.Integer];

    public ScalarGraphType Boolean => _types[ScalarKind.Boolean];

    /// <summary>Those that stand in for scalars the library brings.</summary>
    public IEnumerable<ScalarGraphType> Replacements => [Text, Boolean, _types[ScalarKind.Id]];

    public ScalarGraphType Output(ScalarKind kind) => _types[kind == ScalarKind.Id ? ScalarKind.String : kind];

    public ScalarGraphType Input(ScalarKind kind) => _types[kind];

    private static object? ParseDate(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day)
            ? day : null;

    // The date first, because a free parse takes "13:14" for an instant of the day on which it runs.
    private static object? ParseDateTime(string text) =>
        text is [>= '0' and <= '9', _, _, _, '-', ..] && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant : null;

    private static object? ParseTimeSpan(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    /// <summary>A scalar that clients write as a text; what resolvers give is written as it is.</summary>
    private sealed class WrittenScalar : ScalarGraphType
    {
        private readonly Func<string, object?> _parse;

        public WrittenScalar(string name, string description, Func<string, object?> parse)
        {
            (Name, Description, _parse) = (name, description, parse);
        }

        public override object? ParseValue(object? value) => value switch
        {
            null => null,
            string text => _parse(text) ?? ThrowValueConversionError(text),
            _ => ThrowValueConversionError(value),
        };

        public override object? ParseLiteral(GraphQLValue value) => value switch
        {
            GraphQLStringValue text => _parse(text.Value.ToString()) ?? ThrowLiteralConversionError(value, Description),
            GraphQLNullValue => null,
            _ => ThrowLiteralConversionError(value, Description),
        };

        public override object? Serialize(object? value) => value;
    }

    // The resolvers give strings and booleans: nothing is left to convert.
    private sealed class PlainText : StringGraphType
    {
        public PlainText() => Name = "String";

        public override object? ParseValue(object? value) => HasNull(value) ? ThrowValueConversionError(value) : base.ParseValue(value);

        public override object? ParseLiteral(GraphQLValue value) => HasNull(value) ? ThrowLiteralConversionError(value, NoNull) : base.ParseLiteral(value);

        public override object? Serialize(object? value) => value;
    }

    private sealed class PlainId : IdGraphType
    {
        public PlainId() => Name = "ID";

        public override object? ParseValue(object? value) => HasNull(value) ? ThrowValueConversionError(value) : base.ParseValue(value);

        public override object? ParseLiteral(GraphQLValue value) => HasNull(value) ? ThrowLiteralConversionError(value, NoNull) : base.ParseLiteral(value);
    }

    private const string NoNull = "A text may not hold the character U+0000.";

    // PostgreSQL knows no such text.
    private static bool HasNull(object? value) => value switch
    {
        string text => text.Contains('\0', StringComparison.Ordinal),
        GraphQLStringValue literal => literal.Value.Span.Contains('\0'),
        _ => false,
    };

    private sealed class PlainBoolean : BooleanGraphType
    {
        public PlainBoolean() => Name = "Boolean";

        public override object? Serialize(object? value) => value;
    }
}
