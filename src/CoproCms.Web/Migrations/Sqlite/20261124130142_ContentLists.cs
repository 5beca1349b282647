using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Unapproved",
                table: "ContentVersion",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "DeletedBy",
                table: "ContentItem",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BulkOperation",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Verb = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Changes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkOperation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Review",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmittedBy = table.Column<string>(type: "TEXT", nullable: true),
                    SubmitterName = table.Column<string>(type: "TEXT", nullable: false),
                    SubmittedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
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
            migrationBuilder.Sql("CREATE INDEX \"IX_ContentIndex_Publication\" ON \"ContentIndex\" (\"Latest\", \"Deleted\", COALESCE(\"PublishedUtc\", '0001-01-01 00:00:00'), \"ItemId\")");
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
