using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Queries.Sql;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Queries;

/// <summary>Queries see Orchard Core's tables, in Orchard Core's SQL, with the same answers on every database.</summary>
public abstract class QueryViewTests(SiteFixture fixture)
{
    private Site Site => fixture.Site;

    [SkippableFact]
    public Task Every_table_has_its_columns_and_can_be_read() => ReadAllAsync(QuerySite.Writer);

    [SkippableFact]
    public Task Every_table_can_be_read_by_those_who_see_no_drafts() => ReadAllAsync(QuerySite.Reader);

    private async Task ReadAllAsync(Actor actor)
    {
        fixture.Demand();
        foreach (var (view, columns) in SqlViews.All)
        {
            var rows = await Site.RowsAsync($"SELECT * FROM {view} LIMIT 1", actor: actor);
            Assert.True(rows.Count == 1 || view is "ContainedPartIndex" or "NumericFieldIndex" or "BooleanFieldIndex", $"{view} is empty");
            Assert.Equal(columns.Order(), (rows.Count == 1 ? rows[0].Select(c => c.Key) : columns).Order());
            Assert.Single(await Site.RowsAsync($"SELECT count(*) AS Rows FROM {view} AS v", actor: actor));
            await Site.RowsAsync($"SELECT {string.Join(", ", columns.Select(c => $"v.[{c}]"))} FROM [{view}] AS v WHERE v.Id > 0", actor: actor);
        }
    }

    [SkippableFact]
    public async Task Names_are_found_in_any_case_and_come_back_as_they_are_written()
    {
        fixture.Demand();
        var post = await Site.PublishAsync("Post", item => item.Titled("Names in any case").In("en"));
        var json = await Site.JsonAsync(
            "select displaytext, c.ContentType as Kind, c.published, (1 + 1) as \"Two\" from contentitemindex as c where c.CONTENTITEMID = @id", $$"""{"id":"{{post.ContentItemId}}"}""");
        Assert.Equal("""[{"DisplayText":"Names in any case","Kind":"Post","Published":1,"Two":2}]""", json);
    }

    [SkippableTheory]
    [InlineData("SELECT @a AS A, @b:7 AS B, @c:'x''y' AS C, @d:-1.5 AS D, @e:true AS E", """{"a":3}""", """[{"A":3,"B":7,"C":"x\u0027y","D":-1.5,"E":1}]""")]
    [InlineData("SELECT count(*) AS N FROM ContentItemIndex WHERE DisplayText = @t", """{"t":"' OR 1=1 --"}""", """[{"N":0}]""")]
    [InlineData("SELECT count(*) AS N FROM ContentItemIndex WHERE DisplayText = '{{ t }}'", """{"t":"' OR 1=1 --"}""", """[{"N":0}]""")]
    [InlineData("SELECT 1 AS A {% if more %}, 2 AS B{% endif %}", """{"more":true}""", """[{"A":1,"B":2}]""")]
    [InlineData("SELECT '{{ t }}' AS A", """{"t":"Ŵ & <b> 'q' \" ; --"}""", """[{"A":"\u0174 \u0026 \u003Cb\u003E \u0027q\u0027 \u0022 ; --"}]""")]
    [InlineData("SELECT DISTINCT Published AS P FROM ContentItemIndex WHERE ContentType IN (@types) AND Published = true LIMIT {{ n }}", """{"types":["Post","Event"],"n":5}""", """[{"P":1}]""")]
    [InlineData("SELECT 1 AS A WHERE 'Post' IN @types", """{"types":["Post"]}""", """[{"A":1}]""")]
    [InlineData("SELECT 1 AS A WHERE 'Post' IN @types", """{"types":[]}""", "[]")]
    [InlineData("SELECT CASE WHEN 'ABC' LIKE 'a%' THEN 'yes' ELSE 'no' END AS A -- a comment\n;", null, """[{"A":"yes"}]""")]
    [InlineData("WITH p AS (SELECT 1 AS n UNION ALL SELECT 2 AS n) SELECT sum(p.n) AS Total, CAST(max(n) AS INTEGER) AS Most FROM p", null, """[{"Total":3,"Most":2}]""")]
    [InlineData("SELECT year(CreatedUtc) AS Y FROM ContentItemIndex WHERE ContentType = 'Post' AND DisplayText = 'What we heard in Chepstow' AND CreatedUtc > '2014-01-01' AND CreatedUtc < @end", """{"end":"2014-05-22T08:30:01Z"}""", """[{"Y":2014}]""")]
    [InlineData("SELECT CreatedUtc FROM ContentItemIndex WHERE ContentType = 'Post' AND DisplayText = 'What we heard in Chepstow'", null, """[{"CreatedUtc":"2014-05-22T08:30:00Z"}]""")]
    public async Task The_dialect_of_Orchard_Core_gives_the_same_on_every_database(string template, string? parameters, string expected)
    {
        fixture.Demand();
        Assert.Equal(expected, await Site.JsonAsync(template, parameters));
    }

    [SkippableFact]
    public async Task Drafts_and_live_versions_are_rows_with_flags_and_what_is_in_the_bin_is_none()
    {
        fixture.Demand();
        var post = await Site.PublishAsync("Post", item => item.Titled("Flags one").In("en"));
        await Site.AsAsync(Actor.System, async services =>
        {
            var content = services.GetRequiredService<ContentManager>();
            var draft = await content.GetForEditAsync(post.ContentItemId, default);
            await content.SaveAsync(draft.Titled("Flags two"), new() { BaseVersionId = draft.ContentItemVersionId }, default);
        });
        var select = $"SELECT DisplayText, Latest, Published FROM ContentItemIndex WHERE ContentItemId = '{post.ContentItemId}' ORDER BY DisplayText";
        Assert.Equal("""[{"DisplayText":"Flags one","Latest":0,"Published":1},{"DisplayText":"Flags two","Latest":1,"Published":0}]""", await Site.JsonAsync(select));
        Assert.Equal("""[{"DisplayText":"Flags one","Latest":0,"Published":1}]""", await Site.JsonAsync(select, actor: QuerySite.Reader));
        Assert.Equal("""[{"DisplayText":"Flags one","Latest":0,"Published":1}]""", await Site.JsonAsync(select, actor: QuerySite.Contributor));
        var count = $"SELECT count(*) AS N FROM Document JOIN ContentItemIndex ON ContentItemIndex.DocumentId = Document.Id WHERE ContentItemId = '{post.ContentItemId}'";
        Assert.Equal(("""[{"N":2}]""", """[{"N":1}]"""), (await Site.JsonAsync(count), await Site.JsonAsync(count, actor: QuerySite.Reader)));
        await Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentManager>().DeleteAsync(post.ContentItemId, default));
        Assert.Equal("[]", await Site.JsonAsync(select));
    }

    [SkippableFact]
    public async Task Terms_paths_and_languages_can_be_joined()
    {
        fixture.Demand();
        var rows = await Site.RowsAsync("""
            SELECT a.Path, l.Culture, t.TermContentItemId, c.DisplayText
            FROM ContentItemIndex AS c
            INNER JOIN AutoroutePartIndex AS a ON a.DocumentId = c.DocumentId
            INNER JOIN LocalizedContentItemIndex AS l ON l.DocumentId = c.DocumentId
            INNER JOIN TaxonomyIndex AS t ON t.DocumentId = c.DocumentId
            WHERE c.Published = 1 AND c.ContentType = 'Post' AND t.ContentField = 'Tags' ORDER BY c.DisplayText, t.TermContentItemId
            """);
        Assert.True(rows.Count > 10);
        Assert.All(rows, row => Assert.All(row, column => Assert.NotNull(column.Value)));
    }
}

public sealed class QueryViewsOnSqliteTests(SqliteSite site) : QueryViewTests(site), IClassFixture<SqliteSite>;

public sealed class QueryViewsOnPostgresTests(PostgresSite site) : QueryViewTests(site), IClassFixture<PostgresSite>;
