using System.Collections.Immutable;
using CoproCms.Errors;

namespace CoproCms.Content.Filtering;

/// <summary>
/// Reads filters written by people, in templates and in the address of a list:
/// <c>Event.Start ge now and (Event.Themes under $theme or Event.Status eq 'Cancelled')</c>.
/// <code>
/// filter    = and { "or" and }
/// and       = unary { "and" unary }
/// unary     = "not" unary | "(" filter ")" | condition
/// condition = name operator value | name "in" ( "(" value { "," value } ")" | "$" argument )
/// name      = column | part "." field [ "." member ] | field [ "." member ]      the last where one type is listed: of its own fields
/// operator  = "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "contains" | "startswith" | "endswith" | "has" | "under"
/// value     = "'" text "'" | number | date | "true" | "false" | "null" | "now" | "$" argument
/// </code>
/// A quote inside a text is doubled; dates are ISO 8601, UTC where they name no offset. <c>has</c> asks for a reference to an item or one of its
/// translations, <c>under</c> for a term or one below it. A condition whose argument is empty is left out.
/// </summary>
public static class ContentFilterParser
{
    /// <summary>Longest text of a filter.</summary>
    public const int MaximumLength = 4_000;

    private const int MaximumDepth = 32;
    private const int MaximumConditions = 64;

    /// <exception cref="FilterException">Where and why the text is no filter.</exception>
    public static ParsedFilter Parse(string text)
    {
        if (text.Length > MaximumLength)
            throw new FilterException($"a filter has at most {MaximumLength} characters", MaximumLength);
        return new(new Reader(text).Read());
    }

    private sealed class Reader
    {
        private readonly FilterLexer _lexer;
        private FilterToken _token;
        private int _depth;
        private int _conditions;

        public Reader(string text)
        {
            _lexer = new(text);
            _token = _lexer.Next();
        }

        public FilterSyntax? Read()
        {
            if (_token.Kind == FilterTokenKind.End)
                return null;
            var filter = ReadOr();
            return _token.Kind == FilterTokenKind.End ? filter : throw Unexpected("'and', 'or' or the end of the filter");
        }

        private FilterSyntax ReadOr()
        {
            var left = ReadAnd();
            while (TakeWord("or"))
                left = new FilterSyntax.Or(left, ReadAnd());
            return left;
        }

        private FilterSyntax ReadAnd()
        {
            var left = ReadUnary();
            while (TakeWord("and"))
                left = new FilterSyntax.And(left, ReadUnary());
            return left;
        }

        private FilterSyntax ReadUnary()
        {
            if (++_depth > MaximumDepth)
                throw new FilterException($"more than {MaximumDepth} conditions are inside one another", _token.Position);
            var filter = TakeWord("not") ? new FilterSyntax.Not(ReadUnary()) : _token.Kind == FilterTokenKind.Open ? ReadGroup() : ReadCondition();
            _depth--;
            return filter;
        }

        private FilterSyntax ReadGroup()
        {
            Take();
            var filter = ReadOr();
            if (_token.Kind != FilterTokenKind.Close)
                throw Unexpected("')'");
            Take();
            return filter;
        }

        private FilterSyntax.Condition ReadCondition()
        {
            if (++_conditions > MaximumConditions)
                throw new FilterException($"a filter has at most {MaximumConditions} conditions", _token.Position);
            if (_token.Kind != FilterTokenKind.Name)
                throw Unexpected("a name such as Event.Start");
            var name = Take();
            if (_token.Kind != FilterTokenKind.Name || !FilterOperators.IsKnown(_token.Text))
                throw new FilterException($"'{_token.Text}' is no operator{NearestName.Hint(_token.Text, FilterOperators.Names)}", _token.Position);
            var op = Take();
            return new(name, op, op.Text.Equals("in", StringComparison.OrdinalIgnoreCase) ? ReadList() : [ReadValue()]);
        }

        private ImmutableArray<FilterToken> ReadList()
        {
            if (_token.Kind == FilterTokenKind.Argument)
                return [Take()];
            if (_token.Kind != FilterTokenKind.Open)
                throw Unexpected("a list such as ('a', 'b') or a $argument");
            var values = ImmutableArray.CreateBuilder<FilterToken>();
            do
            {
                Take();
                values.Add(ReadValue());
            }
            while (_token.Kind == FilterTokenKind.Comma);
            if (_token.Kind != FilterTokenKind.Close)
                throw Unexpected("',' or ')'");
            Take();
            return values.ToImmutable();
        }

        private FilterToken ReadValue() => _token.Kind switch
        {
            FilterTokenKind.Text or FilterTokenKind.Number or FilterTokenKind.Date or FilterTokenKind.Argument => Take(),
            FilterTokenKind.Name when _token.Text is "true" or "false" or "null" or "now" => Take(),
            _ => throw Unexpected("a value: 'text', a number, a date, true, false, null, now or a $argument"),
        };

        private bool TakeWord(string word)
        {
            if (_token.Kind != FilterTokenKind.Name || !_token.Text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return false;
            Take();
            return true;
        }

        private FilterToken Take()
        {
            var taken = _token;
            _token = _lexer.Next();
            return taken;
        }

        private FilterException Unexpected(string expected) =>
            new($"{expected} was expected, not {(_token.Kind == FilterTokenKind.End ? "the end" : $"'{_token.Text}'")}", _token.Position);
    }
}

/// <summary>The operators by their names in filters.</summary>
internal static class FilterOperators
{
    private static readonly Dictionary<string, FilterOperator?> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eq"] = FilterOperator.Equal,
        ["ne"] = FilterOperator.NotEqual,
        ["gt"] = FilterOperator.Greater,
        ["ge"] = FilterOperator.GreaterOrEqual,
        ["lt"] = FilterOperator.Less,
        ["le"] = FilterOperator.LessOrEqual,
        ["contains"] = FilterOperator.Contains,
        ["startswith"] = FilterOperator.StartsWith,
        ["endswith"] = FilterOperator.EndsWith,
        ["in"] = FilterOperator.In,
        ["has"] = null,
        ["under"] = null,
    };

    public static IEnumerable<string> Names => Operators.Keys;

    public static bool IsKnown(string name) => Operators.ContainsKey(name);

    /// <summary>Null for has and under, which are about references.</summary>
    public static FilterOperator? Find(string name) => Operators[name];
}
