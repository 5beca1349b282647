using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Postgres
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
                type: "text",
                nullable: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "IsTemporary",
                table: "Redirect",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Target",
                table: "Redirect",
                type: "text",
                nullable: true,
                collation: "C");
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
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true,
                oldCollation: "C");
        }
    }
}
