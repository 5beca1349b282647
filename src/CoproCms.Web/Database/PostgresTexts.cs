using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoproCms.Web.Database;

/// <summary>
/// PostgreSQL knows no U+0000 and fails at a parameter that has one, though looking for it can only mean finding nothing: it looks for a
/// character instead that no stored text has in its place. What is written is refused at the doors.
/// </summary>
internal sealed class PostgresTexts : DbCommandInterceptor
{
    private const char Unstorable = '\0';
    private const char Substitute = '\uFFFD';

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource == CommandSource.LinqQuery)
        {
            foreach (DbParameter parameter in command.Parameters)
                parameter.Value = Storable(parameter.Value);
        }

        return new(result);
    }

    private static object? Storable(object? value) => value switch
    {
        string text when IsUnstorable(text) => text.Replace(Unstorable, Substitute),
        string?[] texts when Array.Exists(texts, IsUnstorable) => Array.ConvertAll(texts, text => (string?)Storable(text)),
        List<string> texts when texts.Exists(IsUnstorable) => texts.ConvertAll(text => (string)Storable(text)!),
        _ => value,
    };

    private static bool IsUnstorable(string? text) => text?.Contains(Unstorable, StringComparison.Ordinal) == true;
}
