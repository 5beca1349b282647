using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EditingBase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "WorkingCopy",
                type: "TEXT",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Away",
                table: "EditorPresence",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ReplacedText",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    BaseId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    DisplayText = table.Column<string>(type: "TEXT", nullable: true),
                    ReplacedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplacedText", x => new { x.ContentItemId, x.BaseId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReplacedText_ReplacedUtc",
                table: "ReplacedText",
                column: "ReplacedUtc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReplacedText");

            migrationBuilder.DropColumn(
                name: "Owner",
                table: "WorkingCopy");

            migrationBuilder.DropColumn(
                name: "Away",
                table: "EditorPresence");
        }
    }
}
