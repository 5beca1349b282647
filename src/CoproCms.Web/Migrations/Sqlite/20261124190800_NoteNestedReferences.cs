using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoproCms.Web.Migrations.Sqlite;

/// <summary>A view and a message only: the model is that of the migration before, so it needs no snapshot of its own.</summary>
[DbContext(typeof(SqliteCmsDbContext))]
[Migration("20261124190800_NoteNestedReferences")]
public sealed class NoteNestedReferences : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => NestedReferences.UpOnSqlite(migrationBuilder);

    protected override void Down(MigrationBuilder migrationBuilder) => NestedReferences.DownOnSqlite(migrationBuilder);
}
