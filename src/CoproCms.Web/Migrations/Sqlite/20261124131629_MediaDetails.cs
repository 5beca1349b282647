using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MediaDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MediaBin",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    DeletedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeletedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaBin", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MediaDetail",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Texts = table.Column<string>(type: "TEXT", nullable: false),
                    TextsFolded = table.Column<string>(type: "TEXT", nullable: false),
                    AnchorX = table.Column<double>(type: "REAL", nullable: true),
                    AnchorY = table.Column<double>(type: "REAL", nullable: true),
                    CropLeft = table.Column<double>(type: "REAL", nullable: true),
                    CropTop = table.Column<double>(type: "REAL", nullable: true),
                    CropWidth = table.Column<double>(type: "REAL", nullable: true),
                    CropHeight = table.Column<double>(type: "REAL", nullable: true),
                    UploadedBy = table.Column<string>(type: "TEXT", nullable: true),
                    UploadedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaDetail", x => x.Path);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MediaBin_DeletedUtc",
                table: "MediaBin",
                column: "DeletedUtc");

            // Content that is older than the library: a message asks for a note of what it shows.
            migrationBuilder.Sql(
                """
                INSERT INTO "Outbox" ("Id", "Kind", "Payload", "CreatedUtc", "DueUtc", "Attempts")
                SELECT 1, 'media.uses', '', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 0 WHERE EXISTS (SELECT 1 FROM "ContentItem")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MediaBin");

            migrationBuilder.DropTable(
                name: "MediaDetail");
        }
    }
}
