using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Queries.Sql;

/// <summary>
/// Turns a query into the database's SQL. Names of the views and their columns are written as they are; every other name gets a mark that no table,
/// schema or function of the database has, so aliases work and nothing else can be reached. Functions are those of the dialect.
/// </summary>
internal sealed class SqlTranslator(IReadOnlyList<SqlToken> tokens, IReadOnlyDictionary<string, JsonNode?> values, SqlDialect dialect, bool liveOnly)
{
    /// <summary>Before names of the query's own making.</summary>
    public const char Own = '~';

    private const int LongestName = 60;
    private const int MostParameters = 500;

    private readonly StringBuilder _sql = new();
    private readonly List<object?> _parameters = [];
    private readonly Dictionary<string, string> _given = [];
    private readonly Stack<string> _closing = new();
    private bool _dependsOnTime;

    /// <param name="sql">As its template wrote it.</param>
    /// <param name="values">Of the parameters.</param>
    /// <param name="dialect">The database's.</param>
    /// <param name="liveOnly">The views hold live versions only, so that a limit counts what a reader without drafts gets to see.</param>
    /// <exception cref="SqlFaultException">It is no query of the dialect, or a parameter is missing.</exception>
    public static SqlText Translate(string sql, IReadOnlyDictionary<string, JsonNode?> values, SqlDialect dialect, bool liveOnly = false) =>
        new SqlTranslator(SqlTokenizer.Read(sql), values, dialect, liveOnly).Translate();

    private SqlText Translate()
    {
        if (tokens.Count == 0 || !(tokens[0].Is("SELECT") || tokens[0].Is("WITH")))
            throw new SqlFaultException("a query begins with SELECT, or with WITH");
        for (var i = 0; i < tokens.Count; i++)
            Write(At(i - 1), tokens[i], i);
        if (_closing.Count > 0)
            throw new SqlFaultException("a bracket is not closed");
        return new(_sql.ToString(), _parameters) { DependsOnTime = _dependsOnTime };
    }

    private void Write(SqlToken before, SqlToken token, int i)
    {
        switch (token.Kind)
        {
            case SqlTokenKind.Word when SqlLanguage.IsKeyword(token, before, At(i + 1)):
                Add(Keyword(token.Value.ToUpperInvariant()));
                break;
            case SqlTokenKind.Word when !before.IsSymbol(".") && At(i + 1).IsSymbol("(") && dialect.Function(token.Value) is { } function:
                _dependsOnTime |= token.Is("now");
                _sql.Append(' ').Append(function.Before);
                _closing.Push(function.After);
                break;
            case SqlTokenKind.Word or SqlTokenKind.Quoted:
                WriteName(token.Value, i);
                break;
            case SqlTokenKind.Number:
                Add(token.Value);
                break;
            case SqlTokenKind.Text:
                Add(token.IsBound ? Bind(token.Value) : $"'{Instant(token.Value).Replace("'", "''", StringComparison.Ordinal)}'");
                break;
            case SqlTokenKind.Parameter:
                WriteParameter(token, before);
                break;
            default:
                WriteSymbol(token.Value, IsCall(i));
                break;
        }
    }

    private string Keyword(string word) => word switch
    {
        "LIKE" => dialect.Like,
        "TRUE" => "1",
        "FALSE" => "0",
        _ => word,
    };

    // The bracket of a call was written with the function's name.
    private bool IsCall(int i) =>
        tokens[i].IsSymbol("(") && At(i - 1) is { Kind: SqlTokenKind.Word } name && !At(i - 2).IsSymbol(".")
        && !SqlLanguage.IsKeyword(name, At(i - 2), tokens[i]) && dialect.Function(name.Value) is not null;

    private void WriteSymbol(string symbol, bool isCall)
    {
        if (isCall)
            return;
        if (symbol == "(")
            _closing.Push(")");
        if (symbol == ")" && !_closing.TryPop(out symbol!))
            throw new SqlFaultException("a bracket is closed that was not opened");
        Add(symbol);
    }

    private void WriteName(string name, int i)
    {
        if (name.Length > LongestName)
            throw new SqlFaultException($"'{name}' is longer than the {LongestName} characters that a name may have");
        if (SqlViews.All.ContainsKey(name) && !At(i - 1).IsSymbol(".") && !At(i + 1).IsSymbol("."))
            WriteView(SqlViews.Find(name)!, i);
        else
            Add(Quote(SqlViews.Find(name) ?? Own + _given.GetOrAdd(name.ToUpperInvariant(), name)));
    }

    private void WriteView(string view, int i)
    {
        // Nothing else may take a view's name: what it reads would pass for what the view reads.
        var (before, after) = (At(i - 1), At(i + 1));
        if (!(before.Is("FROM") || before.Is("JOIN") || before.IsSymbol(",")) || after.IsSymbol("(") || (after.Is("AS") && At(i + 2).IsSymbol("(")))
            throw new SqlFaultException($"'{view}' is a table of its own, which stands after FROM, JOIN or a comma; give the expression another name");
        if (!liveOnly)
        {
            Add(Quote(view));
            return;
        }

        var live = $"{Quote("Published")} = 1";
        if (view == SqlViews.Document)
            live = $"{Quote("Id")} IN (SELECT {Quote("DocumentId")} FROM {Quote("ContentItemIndex")} WHERE {live})";
        Add($"(SELECT * FROM {Quote(view)} WHERE {live})");
        var named = after.Is("AS") || after.Kind == SqlTokenKind.Quoted || (after.Kind == SqlTokenKind.Word && !SqlLanguage.IsKeyword(after.Value));
        if (!named)
            Add($"AS {Quote(view)}");
    }

    private string Quote(string name) => $"{dialect.Open}{name}{dialect.Close}";

    private void WriteParameter(SqlToken token, SqlToken before)
    {
        if (!values.TryGetValue(token.Value, out var value))
        {
            Add(Bind(token.Default is { } constant ? constant.Value : throw new SqlFaultException($"the parameter '{token.Value}' is missing, and has no default")));
            return;
        }

        if (value is not JsonArray list)
        {
            Add(Bind(Scalar(token.Value, value)));
            return;
        }

        var bound = string.Join(", ", list.Select(v => Bind(Scalar(token.Value, v))));
        bound = bound.Length == 0 ? "NULL" : bound;
        Add(before.IsSymbol("(") ? bound : $"({bound})");
    }

    private static object? Scalar(string name, JsonNode? value) => value?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        JsonValueKind.Number => SqlLanguage.Number(value.ToJsonString()),
        _ => throw new SqlFaultException($"the parameter '{name}' must be a text, a number, true, false, null, or a list of such"),
    };

    private string Bind(object? value)
    {
        if (_parameters.Count == MostParameters)
            throw new SqlFaultException($"a query may have at most {MostParameters} values");
        _parameters.Add(value is string text ? Instant(text) : value);
        return $"{dialect.Parameter}{_parameters.Count}";
    }

    // SQLite keeps instants as texts with a blank between day and time, and compares them as such.
    private string Instant(string text) =>
        dialect == SqlDialect.Sqlite && text.Length > 10 && text[10] == 'T' && new JsonObject { ["at"] = text }.Instant("at") is { } instant
            ? instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture) : text;

    private SqlToken At(int i) => i >= 0 && i < tokens.Count ? tokens[i] : new(SqlTokenKind.Symbol, "");

    private void Add(string piece) => _sql.Append(' ').Append(piece);
}

internal static class DictionaryExtensions
{
    public static string GetOrAdd(this Dictionary<string, string> names, string key, string name)
    {
        names.TryAdd(key, name);
        return names[key];
    }
}
