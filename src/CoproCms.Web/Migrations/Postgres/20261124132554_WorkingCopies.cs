using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WorkingCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EditorPresence",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    SeenUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditorPresence", x => new { x.ContentItemId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "PreviewLink",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviewLink", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkingCopy",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    ContentType = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    BaseVersionId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    DisplayText = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Window = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    SavedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkingCopy", x => new { x.UserId, x.ContentItemId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_EditorPresence_SeenUtc",
                table: "EditorPresence",
                column: "SeenUtc");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLink_ContentItemId_ExpiresUtc",
                table: "PreviewLink",
                columns: new[] { "ContentItemId", "ExpiresUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkingCopy_SavedUtc",
                table: "WorkingCopy",
                column: "SavedUtc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EditorPresence");

            migrationBuilder.DropTable(
                name: "PreviewLink");

            migrationBuilder.DropTable(
                name: "WorkingCopy");
        }
    }
}
