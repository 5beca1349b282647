using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Web.Database;

internal sealed class PostgresCmsDbContext(DbContextOptions<PostgresCmsDbContext> options) : CmsDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Folded and sort keys are made to be compared byte by byte, whatever language the server was set up in.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string)))
            property.SetCollation("C");
    }
}
