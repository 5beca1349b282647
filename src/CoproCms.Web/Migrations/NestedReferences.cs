using Microsoft.EntityFrameworkCore.Migrations;

namespace CoproCms.Web.Migrations;

/// <summary>
/// References have what nested items point to, under no field: saved queries do not see it, as in Orchard Core. A message asks for a note of it for
/// the content that is there. The view keeps its columns, and on PostgreSQL what people were granted on it.
/// </summary>
internal static class NestedReferences
{
    private const string All = """
        "TaxonomyIndex" AS SELECT x."VersionId" AS "Id", x."VersionId" AS "DocumentId", x."ContentItemId" AS "ContentItemId", x."Latest" AS "Latest",
        x."Published" AS "Published", n."OwnerContentItemId" AS "TaxonomyContentItemId", r."TargetId" AS "TermContentItemId",
        x."ContentType" AS "ContentType", r."Part" AS "ContentPart", r."Field" AS "ContentField"
        FROM "ContentIndex" AS x JOIN "ContentReference" AS r ON r."VersionId" = x."VersionId" JOIN "NestedItem" AS n ON n."ContentItemId" = r."TargetId"
        JOIN "ContentIndex" AS t ON t."VersionId" = n."VersionId"
        WHERE x."Deleted" = 0 AND t."ContentType" = 'Taxonomy' AND t."Published" = 1 AND t."Deleted" = 0
        """;

    private const string Named = All + """ AND r."Field" <> '' """;

    public static void UpOnSqlite(MigrationBuilder migration)
    {
        ReplaceOnSqlite(migration, Named);
        Ask(migration, "2026-01-01 00:00:00");
    }

    public static void DownOnSqlite(MigrationBuilder migration)
    {
        ReplaceOnSqlite(migration, All);
        Forget(migration);
    }

    public static void UpOnPostgres(MigrationBuilder migration)
    {
        migration.Sql("CREATE OR REPLACE VIEW " + Named);
        Ask(migration, "2026-01-01T00:00:00Z");
    }

    public static void DownOnPostgres(MigrationBuilder migration)
    {
        migration.Sql("CREATE OR REPLACE VIEW " + All);
        Forget(migration);
    }

    private static void ReplaceOnSqlite(MigrationBuilder migration, string view)
    {
        migration.Sql("DROP VIEW \"TaxonomyIndex\"");
        migration.Sql("CREATE VIEW " + view);
    }

    private static void Ask(MigrationBuilder migration, string instant) => migration.Sql(
        $"""
        INSERT INTO "Outbox" ("Id", "Kind", "Payload", "CreatedUtc", "DueUtc", "Attempts")
        SELECT 2, 'content.references', '', '{instant}', '{instant}', 0 WHERE EXISTS (SELECT 1 FROM "ContentItem")
        """);

    // A version that knows no nested references knows no such message.
    private static void Forget(MigrationBuilder migration) => migration.Sql("""DELETE FROM "Outbox" WHERE "Kind" = 'content.references'""");
}
