using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CoproCms.Queries.Sql;

/// <summary>
/// Cuts a query into tokens. Only what Orchard Core's dialect has is let through: one statement, no dollar quotes, no escapes, no casts by
/// operator, so that nothing reaches a database that is read there in another way than here.
/// </summary>
internal sealed partial class SqlTokenizer(string sql)
{
    private static readonly string[] Symbols = ["<>", "!=", "<=", ">=", "||", "(", ")", ",", ".", "*", "+", "-", "/", "%", "=", "<", ">"];
    private static readonly string[] WordsAsValues = ["asc", "desc", "true", "false", "null"];

    private int _at;

    /// <exception cref="SqlFaultException">The text is no query of the dialect.</exception>
    public static List<SqlToken> Read(string sql) => new SqlTokenizer(sql).Read();

    private List<SqlToken> Read()
    {
        var tokens = new List<SqlToken>();
        while (SkipBlank())
        {
            if (sql[_at] == ';' && sql.AsSpan(_at).Trim([';', ' ', '\r', '\n', '\t']).IsEmpty)
                break;
            tokens.Add(Next());
        }

        return tokens;
    }

    private SqlToken Next() => sql[_at] switch
    {
        '&' => Value(TakeWritten()),
        '\'' => ReadText(),
        '"' => Quoted('"'),
        '[' => Quoted(']'),
        '`' => Quoted('`'),
        '@' => Parameter(),
        var c when char.IsAsciiLetter(c) || c == '_' => new(SqlTokenKind.Word, Take(Word())),
        var c when char.IsAsciiDigit(c) => ReadNumber(),
        _ => Symbol(),
    };

    private SqlToken Symbol()
    {
        var symbol = Array.Find(Symbols, s => sql.AsSpan(_at).StartsWith(s, StringComparison.Ordinal)) ?? throw Fault(sql[_at] == ';'
            ? "a query is one statement: take out the semicolon and what follows"
            : $"'{sql[_at]}' is not part of the SQL that queries may have");
        _at += symbol.Length;
        return new(SqlTokenKind.Symbol, symbol == "!=" ? "<>" : symbol);
    }

    // Outside of quotes a value may be a number or a name, and is that and no more.
    private SqlToken Value(string value)
    {
        if (value.Length == 0)
            return Symbol();
        if (Whole(SignedNumber(), value))
            return new(SqlTokenKind.Number, value);
        if (Whole(Word(), value) && (WordsAsValues.Contains(value, StringComparer.OrdinalIgnoreCase) || !SqlLanguage.IsKeyword(value)))
            return new(SqlTokenKind.Word, value);
        throw Fault($"the value '{value}' stands outside of quotes, where only a number or a name may stand; put quotes round it in the template, or use a parameter");
    }

    private SqlToken ReadNumber()
    {
        var number = Take(Number());
        return Take(Word()).Length == 0 ? new(SqlTokenKind.Number, number) : throw Fault("a number has letters after it");
    }

    private SqlToken ReadText()
    {
        var text = new StringBuilder();
        var bound = false;
        for (_at++; _at < sql.Length; _at++)
        {
            if (sql[_at] == '&' && TakeWritten() is { Length: > 0 } value)
            {
                text.Append(value);
                bound = true;
                _at--;
            }
            else if (sql[_at] != '\'')
                text.Append(sql[_at]);
            else if (_at + 1 < sql.Length && sql[_at + 1] == '\'')
                text.Append(sql[_at++]);
            else
            {
                _at++;
                return new(SqlTokenKind.Text, text.ToString()) { IsBound = bound };
            }
        }

        throw Fault("a text has no closing quote");
    }

    private SqlToken Quoted(char close)
    {
        var end = sql.IndexOf(close, _at + 1);
        if (end < 0)
            throw Fault("a quoted name has no closing quote");
        var name = WebUtility.HtmlDecode(sql[(_at + 1)..end]);
        _at = end + 1;
        return Whole(QuotedName(), name) ? new(SqlTokenKind.Quoted, name) : throw Fault($"'{name}' is no name of a table or column");
    }

    private SqlToken Parameter()
    {
        _at++;
        var name = Take(Word());
        if (name.Length == 0)
            throw Fault("'@' needs the name of a parameter after it");
        var before = _at;
        if (!SkipBlank() || sql[_at] != ':')
        {
            _at = before;
            return new(SqlTokenKind.Parameter, name);
        }

        _at++;
        return new(SqlTokenKind.Parameter, name) { Default = new(SkipBlank() ? Constant(name) : throw NoConstant(name)) };
    }

    private object? Constant(string parameter)
    {
        var negative = sql[_at] == '-';
        if (negative)
            _at++;
        return (_at < sql.Length ? Next() : throw NoConstant(parameter)) switch
        {
            { Kind: SqlTokenKind.Number, Value: var number } => SqlLanguage.Number(negative ? "-" + number : number),
            { Kind: SqlTokenKind.Text, Value: var text } when !negative => text,
            { Kind: SqlTokenKind.Word } word when !negative && word.Is("true") => 1L,
            { Kind: SqlTokenKind.Word } word when !negative && word.Is("false") => 0L,
            { Kind: SqlTokenKind.Word } word when !negative && word.Is("null") => null,
            _ => throw NoConstant(parameter),
        };
    }

    private string TakeWritten() => WebUtility.HtmlDecode(Take(Written()));

    /// <returns>Whether anything is left.</returns>
    private bool SkipBlank()
    {
        while (_at < sql.Length)
        {
            var rest = sql.AsSpan(_at);
            if (char.IsWhiteSpace(rest[0]))
                _at++;
            else if (rest.StartsWith("--", StringComparison.Ordinal))
                _at += rest.IndexOf('\n') is >= 0 and var line ? line : rest.Length;
            else if (rest.StartsWith("/*", StringComparison.Ordinal))
                _at += rest.IndexOf("*/", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : throw Fault("a comment has no end");
            else
                return true;
        }

        return false;
    }

    private string Take(Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(sql, _at))
        {
            _at += match.Length;
            return sql.Substring(match.Index, match.Length);
        }

        return "";
    }

    private static bool Whole(Regex pattern, string value)
    {
        foreach (var match in pattern.EnumerateMatches(value))
            return match.Length == value.Length;
        return false;
    }

    private SqlFaultException NoConstant(string parameter) =>
        Fault($"the default of @{parameter} must be a number, a text in quotes, true, false or null");

    private SqlFaultException Fault(string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"at character {Math.Min(_at, sql.Length) + 1}: {problem}"));

    // What SqlTemplate's encoder makes of a value.
    [GeneratedRegex("\\G(&(#x[0-9A-F]+|lt|gt|amp|quot);)+")]
    private static partial Regex Written();

    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\G-?[0-9]+(\.[0-9]+)?")]
    private static partial Regex SignedNumber();

    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_ .]*")]
    private static partial Regex QuotedName();
}
