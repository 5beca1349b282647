using System.Globalization;
using System.Text;

namespace CoproCms.Content.Filtering;

internal enum FilterTokenKind { End, Name, Argument, Text, Number, Date, Open, Close, Comma }

/// <summary>A word of a filter's text. <paramref name="Position"/> counts characters from 1.</summary>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, object? Value, int Position);

/// <summary>Takes the text of a filter apart into words.</summary>
internal sealed class FilterLexer(string text)
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    private int _at;

    /// <exception cref="FilterException">A character or a literal that no filter has.</exception>
    public FilterToken Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        if (_at == text.Length)
            return new(FilterTokenKind.End, "", null, _at + 1);
        var c = text[_at];
        return c switch
        {
            '(' => One(FilterTokenKind.Open),
            ')' => One(FilterTokenKind.Close),
            ',' => One(FilterTokenKind.Comma),
            '\'' or '"' => Quoted(c),
            '$' => Argument(),
            _ when char.IsAsciiDigit(c) || c == '-' => Literal(),
            _ when char.IsLetter(c) || c == '_' => Word(FilterTokenKind.Name, _at),
            _ => throw new FilterException($"'{c}' has no meaning in a filter", _at + 1),
        };
    }

    private FilterToken One(FilterTokenKind kind) => new(kind, text[_at].ToString(), null, ++_at);

    private FilterToken Argument()
    {
        var start = _at++;
        var word = Word(FilterTokenKind.Argument, start);
        return word.Text.Length > 0 ? word : throw new FilterException("'$' needs the name of an argument after it", start + 1);
    }

    private FilterToken Word(FilterTokenKind kind, int start)
    {
        var from = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '.'))
            _at++;
        return new(kind, text[from.._at], null, start + 1);
    }

    private FilterToken Quoted(char quote)
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < text.Length)
        {
            // A quote inside is written twice.
            if (text[_at] == quote && !(_at + 1 < text.Length && text[_at + 1] == quote))
            {
                _at++;
                return new(FilterTokenKind.Text, value.ToString(), value.ToString(), start + 1);
            }

            if (text[_at] == '\0')
                throw new FilterException("a text has no character U+0000", _at + 1);
            _at += text[_at] == quote ? 1 : 0;
            value.Append(text[_at++]);
        }

        throw new FilterException($"the text that begins here has no closing {quote}", start + 1);
    }

    private FilterToken Literal()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '.' or ':' or '+'))
            _at++;
        var word = text[start.._at];
        if (decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return new(FilterTokenKind.Number, word, number, start + 1);
        if (TryDate(word, out var date))
            return new(FilterTokenKind.Date, word, date, start + 1);
        throw new FilterException($"'{word}' is neither a number nor a date such as 2026-05-06 or 2026-05-06T18:30:00Z", start + 1);
    }

    /// <summary>A date or instant by ISO 8601; one without an offset counts as UTC.</summary>
    internal static bool TryDate(string word, out DateTime utc) => DateTime.TryParseExact(
        word, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
}
