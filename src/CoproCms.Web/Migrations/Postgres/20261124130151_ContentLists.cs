using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ContentLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "ContentVersion",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Unapproved",
                table: "ContentVersion",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "DeletedBy",
                table: "ContentItem",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "BulkOperation",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    Verb = table.Column<int>(type: "integer", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UndoneUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Changes = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkOperation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Review",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false, collation: "C"),
                    VersionId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    SubmittedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SubmitterName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubmittedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    DecidedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Review", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_Latest_Deleted_CreatedUtc_ItemId",
                table: "ContentIndex",
                columns: new[] { "Latest", "Deleted", "CreatedUtc", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex",
                columns: new[] { "Latest", "Deleted", "ModifiedUtc", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_Latest_Published_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex",
                columns: new[] { "Latest", "Published", "Deleted", "ModifiedUtc", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_Owner_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex",
                columns: new[] { "Owner", "Latest", "Deleted", "ModifiedUtc", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkOperation_StartedUtc",
                table: "BulkOperation",
                column: "StartedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Review_ContentItemId_State",
                table: "Review",
                columns: new[] { "ContentItemId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Review_Open",
                table: "Review",
                column: "ContentItemId",
                unique: true,
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Review_State_VersionId",
                table: "Review",
                columns: new[] { "State", "VersionId" });

            // As the lists of the admin sort: what has no title, or was never published, has a place of its own.
            migrationBuilder.Sql("CREATE INDEX \"IX_ContentIndex_Title\" ON \"ContentIndex\" (\"Latest\", \"Deleted\", COALESCE(\"DisplayTextSort\", ''), \"ItemId\")");
            migrationBuilder.Sql("CREATE INDEX \"IX_ContentIndex_Publication\" ON \"ContentIndex\" (\"Latest\", \"Deleted\", COALESCE(\"PublishedUtc\", TIMESTAMPTZ '-infinity'), \"ItemId\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX \"IX_ContentIndex_Title\"");
            migrationBuilder.Sql("DROP INDEX \"IX_ContentIndex_Publication\"");

            migrationBuilder.DropTable(
                name: "BulkOperation");

            migrationBuilder.DropTable(
                name: "Review");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_Latest_Deleted_CreatedUtc_ItemId",
                table: "ContentIndex");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_Latest_Published_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_Owner_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "ContentVersion");

            migrationBuilder.DropColumn(
                name: "Unapproved",
                table: "ContentVersion");

            migrationBuilder.DropColumn(
                name: "DeletedBy",
                table: "ContentItem");
        }
    }
}
