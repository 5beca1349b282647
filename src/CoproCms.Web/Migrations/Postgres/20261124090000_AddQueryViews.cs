using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoproCms.Web.Migrations.Postgres;

/// <summary>Views only: the model is that of the migration before, so it needs no snapshot of its own.</summary>
[DbContext(typeof(PostgresCmsDbContext))]
[Migration("20261124090000_AddQueryViews")]
public sealed class AddQueryViews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => QueryViews.Create(migrationBuilder);

    protected override void Down(MigrationBuilder migrationBuilder) => QueryViews.Drop(migrationBuilder);
}
