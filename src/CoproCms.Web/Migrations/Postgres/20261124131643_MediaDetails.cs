using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Postgres
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
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    DeletedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeletedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Detail = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaBin", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MediaDetail",
                columns: table => new
                {
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Texts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextsFolded = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AnchorX = table.Column<double>(type: "double precision", nullable: true),
                    AnchorY = table.Column<double>(type: "double precision", nullable: true),
                    CropLeft = table.Column<double>(type: "double precision", nullable: true),
                    CropTop = table.Column<double>(type: "double precision", nullable: true),
                    CropWidth = table.Column<double>(type: "double precision", nullable: true),
                    CropHeight = table.Column<double>(type: "double precision", nullable: true),
                    UploadedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UploadedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
                SELECT 1, 'media.uses', '', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 0 WHERE EXISTS (SELECT 1 FROM "ContentItem")
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
