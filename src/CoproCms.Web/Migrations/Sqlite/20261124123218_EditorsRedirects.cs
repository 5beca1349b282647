using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EditorsRedirects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: EF would rebuild the table outside of the transaction, and a process killed meanwhile would leave half of it.
            migrationBuilder.DropIndex(name: "IX_Redirect_ContentItemId", table: "Redirect");
            migrationBuilder.RenameTable(name: "Redirect", newName: "RedirectBefore");
            migrationBuilder.CreateTable(
                name: "Redirect",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsTemporary = table.Column<bool>(type: "INTEGER", nullable: false, defaultValue: false),
                    Target = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redirect", x => x.Path);
                });
            migrationBuilder.Sql("INSERT INTO \"Redirect\" (\"Path\", \"ContentItemId\", \"CreatedUtc\") SELECT \"Path\", \"ContentItemId\", \"CreatedUtc\" FROM \"RedirectBefore\";");
            migrationBuilder.DropTable(name: "RedirectBefore");
            migrationBuilder.CreateIndex(name: "IX_Redirect_ContentItemId", table: "Redirect", column: "ContentItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsTemporary",
                table: "Redirect");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "Redirect");

            migrationBuilder.AlterColumn<string>(
                name: "ContentItemId",
                table: "Redirect",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
