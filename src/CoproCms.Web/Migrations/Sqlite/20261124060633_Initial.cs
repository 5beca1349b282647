using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ContentIndex",
                columns: table => new
                {
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", nullable: false),
                    ContentItemVersionId = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Latest = table.Column<int>(type: "INTEGER", nullable: false),
                    Published = table.Column<int>(type: "INTEGER", nullable: false),
                    Deleted = table.Column<int>(type: "INTEGER", nullable: false),
                    DisplayText = table.Column<string>(type: "TEXT", nullable: true),
                    DisplayTextFolded = table.Column<string>(type: "TEXT", nullable: true),
                    DisplayTextSort = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ModifiedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    Author = table.Column<string>(type: "TEXT", nullable: true),
                    AuthorFolded = table.Column<string>(type: "TEXT", nullable: true),
                    Culture = table.Column<string>(type: "TEXT", nullable: true),
                    LocalizationSet = table.Column<string>(type: "TEXT", nullable: true),
                    Path = table.Column<string>(type: "TEXT", nullable: true),
                    PathFolded = table.Column<string>(type: "TEXT", nullable: true),
                    LivePath = table.Column<string>(type: "TEXT", nullable: true),
                    ListContentItemId = table.Column<string>(type: "TEXT", nullable: true),
                    ListOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentIndex", x => x.VersionId);
                });

            migrationBuilder.CreateTable(
                name: "ContentItem",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LatestVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    PublishedVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    DeletedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ListOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentItem", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ContentReference",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentReference", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FieldIndex",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    TextKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    TextFolded = table.Column<string>(type: "TEXT", nullable: true),
                    TextSort = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Number = table.Column<double>(type: "REAL", nullable: true),
                    Instant = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Flag = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldIndex", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NamedDocument",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedDocument", x => new { x.Kind, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "NestedItem",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerContentItemId = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Pointer = table.Column<string>(type: "TEXT", nullable: false),
                    AliasFolded = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NestedItem", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Redirect",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redirect", x => x.Path);
                });

            migrationBuilder.CreateTable(
                name: "ContentVersion",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentItemVersionId = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    DisplayText = table.Column<string>(type: "TEXT", nullable: true),
                    Author = table.Column<string>(type: "TEXT", nullable: true),
                    ModifiedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ImportFingerprint = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContentVersion_ContentItem_ItemId",
                        column: x => x.ItemId,
                        principalTable: "ContentItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentItemId",
                table: "ContentIndex",
                column: "ContentItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentItemVersionId",
                table: "ContentIndex",
                column: "ContentItemVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Latest_Deleted_ModifiedUtc_VersionId",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Latest", "Deleted", "ModifiedUtc", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_CreatedUtc_VersionId",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Published", "Deleted", "CreatedUtc", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_Culture_PublishedUtc_VersionId",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Published", "Deleted", "Culture", "PublishedUtc", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ItemId",
                table: "ContentIndex",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ListContentItemId_Published_Deleted_ListOrder_CreatedUtc",
                table: "ContentIndex",
                columns: new[] { "ListContentItemId", "Published", "Deleted", "ListOrder", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_LivePath",
                table: "ContentIndex",
                column: "LivePath",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_LocalizationSet",
                table: "ContentIndex",
                column: "LocalizationSet");

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_PathFolded_Latest",
                table: "ContentIndex",
                columns: new[] { "PathFolded", "Latest" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItem_ContentItemId",
                table: "ContentItem",
                column: "ContentItemId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContentItem_ContentType_DeletedUtc",
                table: "ContentItem",
                columns: new[] { "ContentType", "DeletedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentReference_TargetId_Part_Field_VersionId",
                table: "ContentReference",
                columns: new[] { "TargetId", "Part", "Field", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentReference_VersionId",
                table: "ContentReference",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersion_ContentItemVersionId",
                table: "ContentVersion",
                column: "ContentItemVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_ContentVersion_ItemId_Number",
                table: "ContentVersion",
                columns: new[] { "ItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FieldIndex_Part_Field_Instant_VersionId",
                table: "FieldIndex",
                columns: new[] { "Part", "Field", "Instant", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldIndex_Part_Field_Number_VersionId",
                table: "FieldIndex",
                columns: new[] { "Part", "Field", "Number", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldIndex_Part_Field_TextKey_VersionId",
                table: "FieldIndex",
                columns: new[] { "Part", "Field", "TextKey", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldIndex_VersionId_Part_Field",
                table: "FieldIndex",
                columns: new[] { "VersionId", "Part", "Field" });

            migrationBuilder.CreateIndex(
                name: "IX_NestedItem_AliasFolded",
                table: "NestedItem",
                column: "AliasFolded");

            migrationBuilder.CreateIndex(
                name: "IX_NestedItem_ContentItemId",
                table: "NestedItem",
                column: "ContentItemId");

            migrationBuilder.CreateIndex(
                name: "IX_NestedItem_VersionId",
                table: "NestedItem",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DueUtc",
                table: "Outbox",
                column: "DueUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Redirect_ContentItemId",
                table: "Redirect",
                column: "ContentItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContentIndex");

            migrationBuilder.DropTable(
                name: "ContentReference");

            migrationBuilder.DropTable(
                name: "ContentVersion");

            migrationBuilder.DropTable(
                name: "FieldIndex");

            migrationBuilder.DropTable(
                name: "NamedDocument");

            migrationBuilder.DropTable(
                name: "NestedItem");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "Redirect");

            migrationBuilder.DropTable(
                name: "ContentItem");
        }
    }
}
