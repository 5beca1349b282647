using System.Collections.Frozen;
using System.Globalization;

namespace CoproCms.Queries.Sql;

/// <summary>The words of the dialect. What is none of them is a name, and names other than those of the views are changed so that they lead nowhere.</summary>
internal static class SqlLanguage
{
    private static readonly FrozenSet<string> Keywords = Set(
        "SELECT", "DISTINCT", "ALL", "FROM", "AS", "WHERE", "GROUP", "BY", "HAVING", "ORDER", "ASC", "DESC", "NULLS", "LIMIT", "OFFSET", "WITH",
        "JOIN", "INNER", "LEFT", "RIGHT", "OUTER", "CROSS", "ON", "USING", "UNION", "INTERSECT", "EXCEPT",
        "AND", "OR", "NOT", "IN", "IS", "NULL", "LIKE", "ESCAPE", "BETWEEN", "EXISTS", "CASE", "WHEN", "THEN", "ELSE", "END", "CAST", "TRUE", "FALSE",
        "OVER", "PARTITION");

    private static readonly FrozenSet<string> Types = Set("INTEGER", "INT", "BIGINT", "REAL", "NUMERIC", "DECIMAL", "TEXT");

    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>Whether the word is one only in its place: a type in a cast, FIRST and LAST after NULLS.</summary>
    public static bool IsKeyword(SqlToken word, SqlToken before, SqlToken after) =>
        !before.IsSymbol(".") && (IsKeyword(word.Value)
            || (before.Is("AS") && after.IsSymbol(")") && Types.Contains(word.Value))
            || (before.Is("NULLS") && (word.Is("FIRST") || word.Is("LAST"))));

    /// <summary>A number of JSON or of SQL, as it is bound.</summary>
    public static object Number(string number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (object)whole
        : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A query that is not one, or that may not be run: the message is for whoever wrote it.</summary>
public sealed class SqlFaultException(string message, Exception? inner = null) : Exception(message, inner);
