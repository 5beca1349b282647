namespace CoproCms.Queries.Sql;

internal enum SqlTokenKind { Word, Quoted, Text, Number, Parameter, Symbol }

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Without quotes; of a parameter its name.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Value)
{
    /// <summary>A text that holds the value of a parameter: it is bound, whatever is in it.</summary>
    public bool IsBound { get; init; }

    /// <summary>What a parameter stands for when nobody gives it; null where it must be given.</summary>
    public SqlDefault? Default { get; init; }

    public bool Is(string word) => Kind == SqlTokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Value == symbol;
}

/// <summary>The constant behind the colon of <c>@name:constant</c>.</summary>
internal sealed record SqlDefault(object? Value);
