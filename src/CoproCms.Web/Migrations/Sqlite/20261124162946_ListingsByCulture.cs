using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoproCms.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListingsByCulture : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ContentIndex_Culture_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex",
                columns: new[] { "Culture", "Latest", "Deleted", "ModifiedUtc", "ItemId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContentIndex_Culture_Latest_Deleted_ModifiedUtc_ItemId",
                table: "ContentIndex");
        }
    }
}
