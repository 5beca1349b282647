using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoproCms.Data;

/// <summary>Instants are UTC and keep six digits of a second, because PostgreSQL keeps no more.</summary>
public sealed class UtcMicroseconds() : ValueConverter<DateTime, DateTime>(
    value => Truncate(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    public static DateTime Truncate(DateTime value) =>
        new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
