using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoproCms.Tests.GraphQL;

/// <summary>Counts the SQL commands that queries issue.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    public List<string> Commands { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Commands.Add(command.CommandText);
        return new(result);
    }
}
