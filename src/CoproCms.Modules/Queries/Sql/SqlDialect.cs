using System.Collections.Frozen;

namespace CoproCms.Queries.Sql;

/// <summary>How a database writes what differs.</summary>
public sealed class SqlDialect
{
    private static readonly string[] Common =
    [
        "count", "sum", "avg", "min", "max", "coalesce", "nullif", "lower", "upper", "length", "trim", "ltrim", "rtrim", "replace", "substr", "abs", "round",
        "row_number", "rank", "dense_rank",
    ];

    public static readonly SqlDialect Sqlite = new('[', ']', "@p", "LIKE", new()
    {
        ["now"] = "strftime('%Y-%m-%d %H:%M:%f','now'|)",
        ["year"] = Part("'%Y'"),
        ["month"] = Part("'%m'"),
        ["day"] = Part("'%d'"),
        ["hour"] = Part("'%H'"),
        ["minute"] = Part("'%M'"),
        ["second"] = Part("'%S'"),
    });

    public static readonly SqlDialect Postgres = new('"', '"', "$", "ILIKE", new()
    {
        ["now"] = "now(|)",
        ["year"] = Extract("YEAR"),
        ["month"] = Extract("MONTH"),
        ["day"] = Extract("DAY"),
        ["hour"] = Extract("HOUR"),
        ["minute"] = Extract("MINUTE"),
        ["second"] = Extract("SECOND"),
    });

    private readonly FrozenDictionary<string, (string Before, string After)> _functions;

    private SqlDialect(char open, char close, string parameter, string like, Dictionary<string, string> functions)
    {
        (Open, Close, Parameter, Like) = (open, close, parameter, like);
        _functions = functions.Select(f => KeyValuePair.Create(f.Key, f.Value.Split('|')))
            .Select(f => KeyValuePair.Create(f.Key, (f.Value[0], f.Value[1])))
            .Concat(Common.Select(name => KeyValuePair.Create(name, (name + "(", ")"))))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    internal char Open { get; }

    internal char Close { get; }

    /// <summary>What stands before a parameter's number.</summary>
    internal string Parameter { get; }

    internal string Like { get; }

    /// <summary>What stands before and after the arguments of a function; null when queries may not call one of that name.</summary>
    internal (string Before, string After)? Function(string name) => _functions.TryGetValue(name, out var function) ? function : null;

    private static string Part(string format) => $"CAST(strftime({format},|) AS INTEGER)";

    private static string Extract(string part) => $"CAST(EXTRACT({part} FROM (|) AT TIME ZONE 'UTC') AS INTEGER)";
}
