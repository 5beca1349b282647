using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Postgres
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
                type: "character varying(26)",
                maxLength: 26,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "Away",
                table: "EditorPresence",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ReplacedText",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    BaseId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    Document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DisplayText = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ReplacedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
