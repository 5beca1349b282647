using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StableOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_ContentType_Latest_Deleted_ModifiedUtc_Version~",
                table: "ContentIndex");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_CreatedUtc_Versi~",
                table: "ContentIndex");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_Culture_Publishe~",
                table: "ContentIndex");

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Latest", "Deleted", "ModifiedUtc", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_CreatedUtc_ItemId",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Published", "Deleted", "CreatedUtc", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_Culture_Publishe~",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Published", "Deleted", "Culture", "PublishedUtc", "ItemId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_ContentType_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_CreatedUtc_ItemId",
                table: "ContentIndex");

            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_Culture_Publishe~",
                table: "ContentIndex");

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Latest_Deleted_ModifiedUtc_Version~",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Latest", "Deleted", "ModifiedUtc", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_CreatedUtc_Versi~",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Published", "Deleted", "CreatedUtc", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_ContentType_Published_Deleted_Culture_Publishe~",
                table: "ContentIndex",
                columns: new[] { "ContentType", "Published", "Deleted", "Culture", "PublishedUtc", "VersionId" });
        }
    }
}
