using System.Collections.Immutable;
using System.Data.Common;
using CoproCms.Queries.Sql;

namespace CoproCms.Queries;

/// <summary>Runs saved queries. Whatever reaches it, it writes nothing and reads nothing but <see cref="SqlViews"/>.</summary>
public interface IQueryDatabase
{
    SqlDialect Dialect { get; }

    /// <exception cref="SqlFaultException">The database refuses the query, or it takes longer than <see cref="QuerySettings.TimeLimit"/>.</exception>
    Task<QueryRows> ReadAsync(SqlText sql, QuerySettings settings, CancellationToken cancellationToken);
}

/// <summary>What a query gave: values as the database's driver has them, DBNull as null.</summary>
public sealed record QueryRows(ImmutableArray<string> Columns, IReadOnlyList<object?[]> Rows)
{
    public static async Task<QueryRows> ReadAsync(DbDataReader reader, QuerySettings settings, CancellationToken cancellationToken)
    {
        ImmutableArray<string> columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).TrimStart(SqlTranslator.Own))];
        var rows = new List<object?[]>();
        var characters = 0L;
        while (rows.Count < settings.MaxRows && await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[columns.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = await reader.IsDBNullAsync(i, cancellationToken) ? null : reader.GetValue(i);
                characters += row[i] is string text ? text.Length : 8;
            }

            if (characters > settings.MaxCharacters)
                throw new SqlFaultException($"its result has more than {settings.MaxCharacters} characters; select fewer columns or rows");
            rows.Add(row);
        }

        if (await reader.NextResultAsync(cancellationToken))
            throw new SqlFaultException("a query is one statement");
        return new(columns, rows);
    }
}
