using Microsoft.EntityFrameworkCore.Migrations;

namespace CoproCms.Web.Migrations;

/// <summary>
/// The views that saved queries read, the same on both databases. What stands here has been run on people's databases: a later migration that
/// changes a table below drops them first and makes its own.
/// </summary>
internal static class QueryViews
{
    private const string Item =
        """x."VersionId" AS "Id", x."VersionId" AS "DocumentId", x."ContentItemId" AS "ContentItemId", x."Latest" AS "Latest", x."Published" AS "Published" """;

    private const string Field =
        Item + """, x."ContentItemVersionId" AS "ContentItemVersionId", x."ContentType" AS "ContentType", f."Part" AS "ContentPart", f."Field" AS "ContentField" """;

    private static readonly (string Name, string Select)[] Views =
    [
        ("Document", """
            v."Id" AS "Id", 'OrchardCore.ContentManagement.ContentItem, OrchardCore.ContentManagement.Abstractions' AS "Type",
            v."Document" AS "Content", v."Number" AS "Version"
            FROM "ContentVersion" AS v JOIN "ContentIndex" AS x ON x."VersionId" = v."Id" WHERE x."Deleted" = 0
            """),
        ("ContentItemIndex", Item + """
            , x."ContentItemVersionId" AS "ContentItemVersionId", x."ContentType" AS "ContentType", x."DisplayText" AS "DisplayText",
            x."CreatedUtc" AS "CreatedUtc", x."ModifiedUtc" AS "ModifiedUtc", x."PublishedUtc" AS "PublishedUtc", x."Owner" AS "Owner", x."Author" AS "Author"
            FROM "ContentIndex" AS x WHERE x."Deleted" = 0
            """),
        ("AutoroutePartIndex", Item + """, x."Path" AS "Path" FROM "ContentIndex" AS x WHERE x."Deleted" = 0 AND x."Path" IS NOT NULL"""),
        ("AliasPartIndex", Item + """
            , f."TextKey" AS "Alias" FROM "ContentIndex" AS x JOIN "FieldIndex" AS f ON f."VersionId" = x."VersionId"
            WHERE x."Deleted" = 0 AND f."Part" = 'AliasPart' AND f."Field" = 'Alias'
            """),
        ("ContainedPartIndex", Item + """
            , x."ListContentItemId" AS "ListContentItemId", l."ContentType" AS "ListContentType", x."DisplayText" AS "DisplayText", x."ListOrder" AS "Order"
            FROM "ContentIndex" AS x LEFT JOIN "ContentItem" AS l ON l."ContentItemId" = x."ListContentItemId"
            WHERE x."Deleted" = 0 AND x."ListContentItemId" IS NOT NULL
            """),
        ("LocalizedContentItemIndex", Item + """
            , x."LocalizationSet" AS "LocalizationSet", x."Culture" AS "Culture" FROM "ContentIndex" AS x WHERE x."Deleted" = 0 AND x."LocalizationSet" IS NOT NULL
            """),
        ("TaxonomyIndex", Item + """
            , n."OwnerContentItemId" AS "TaxonomyContentItemId", r."TargetId" AS "TermContentItemId", x."ContentType" AS "ContentType",
            r."Part" AS "ContentPart", r."Field" AS "ContentField"
            FROM "ContentIndex" AS x JOIN "ContentReference" AS r ON r."VersionId" = x."VersionId" JOIN "NestedItem" AS n ON n."ContentItemId" = r."TargetId"
            JOIN "ContentIndex" AS t ON t."VersionId" = n."VersionId"
            WHERE x."Deleted" = 0 AND t."ContentType" = 'Taxonomy' AND t."Published" = 1 AND t."Deleted" = 0
            """),
        ("ContentPickerFieldIndex", Field + """
            , f."TargetId" AS "SelectedContentItemId" FROM "ContentIndex" AS x JOIN "ContentReference" AS f ON f."VersionId" = x."VersionId"
            JOIN "ContentItem" AS i ON i."ContentItemId" = f."TargetId" WHERE x."Deleted" = 0 AND f."Field" <> ''
            """),
        ("NumericFieldIndex", Of("Number", "Numeric")),
        ("BooleanFieldIndex", Of("Flag", "Boolean")),
        ("DateTimeFieldIndex", Of("Instant", "DateTime")),
        ("DateFieldIndex", Of("Instant", "Date")),
    ];

    public static void Create(MigrationBuilder migration)
    {
        foreach (var (name, select) in Views)
            migration.Sql($"CREATE VIEW \"{name}\" AS SELECT {select}");
    }

    public static void Drop(MigrationBuilder migration)
    {
        foreach (var (name, _) in Views)
            migration.Sql($"DROP VIEW \"{name}\"");
    }

    private static string Of(string column, string name) => Field + $"""
        , f."{column}" AS "{name}" FROM "ContentIndex" AS x JOIN "FieldIndex" AS f ON f."VersionId" = x."VersionId"
        WHERE x."Deleted" = 0 AND f."{column}" IS NOT NULL
        """;
}
