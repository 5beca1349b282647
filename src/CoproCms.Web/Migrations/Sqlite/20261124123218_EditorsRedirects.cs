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
            migrationBuilder.AlterColumn<string>(
                name: "ContentItemId",
                table: "Redirect",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<bool>(
                name: "IsTemporary",
                table: "Redirect",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Target",
                table: "Redirect",
                type: "TEXT",
                nullable: true);
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
