using System.Text.RegularExpressions;
using CoproCms.Errors;
using CoproCms.Queries;
using CoproCms.Queries.Sql;
using CsCheck;

namespace CoproCms.Tests.Queries;

/// <summary>What reaches a database is made of the dialect's words, the views' names and marked names, whatever the query says.</summary>
public sealed partial class SqlTranslationTests
{
    private static readonly string[] Words =
    [
        "SELECT", "WITH", "FROM", "User", "\"User\"", "[User]", "`User`", "public", ".", "pg_sleep", "(", ")", ",", "'x'", "'it''s'", "1", "1.5", "@p", "@q:'d'", "&#x41;", "'&#x27;&#x3B;'", "--x\n", "/*y*/", "AS", "ContentItemIndex",
        "count", "now", "year", "*", "+", "-", "/", "<", "=", "||", ";", "\\", "$1", ":", "{", "é", "\0", "'", "\"", "[", "]", "/*", "AND", "TEXT", "NULLS", "FIRST", "CAST",
    ];

    [Theory]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE ContentType='BlogPost' ORDER BY CreatedUtc DESC LIMIT 3", """ SELECT "DocumentId" FROM "ContentItemIndex" WHERE "ContentType" = 'BlogPost' ORDER BY "CreatedUtc" DESC LIMIT 3""")]
    [InlineData("select a.User u from public.User a", """ SELECT "~a" . "~User" "~u" FROM "~public" . "~User" "~a" """)]
    [InlineData("SELECT pg_sleep(1), COUNT(*), year(CreatedUtc), now() FROM \"pg_authid\"", """ SELECT "~pg_sleep" ( 1 ) , count( * ) , CAST(EXTRACT(YEAR FROM ( "CreatedUtc" ) AT TIME ZONE 'UTC') AS INTEGER) , now( ) FROM "~pg_authid" """)]
    [InlineData("SELECT 'a''b' -- c\n, 1 /* d */ ;", " SELECT 'a''b' , 1")]
    [InlineData("SELECT Total AS total, TOTAL FROM Order", """ SELECT "~Total" AS "~Total" , "~Total" FROM ORDER""")]
    [InlineData("SELECT CAST(Id AS text), x.count FROM y x ORDER BY Id NULLS LAST", """ SELECT CAST ( "Id" AS TEXT ) , "~x" . "~count" FROM "~y" "~x" ORDER BY "Id" NULLS LAST""")]
    public void Names_are_quoted_and_those_that_are_not_of_the_views_are_marked(string sql, string expected) =>
        Assert.Equal(expected.TrimEnd(), SqlTranslator.Translate(sql, QueryParameters.None, SqlDialect.Postgres).Text);

    [Theory]
    [InlineData("SELECT Id FROM ContentItemIndex", """ SELECT "Id" FROM (SELECT * FROM "ContentItemIndex" WHERE "Published" = 1) AS "ContentItemIndex" """)]
    [InlineData("SELECT c.Id FROM ContentItemIndex c, Document AS d", """ SELECT "~c" . "Id" FROM (SELECT * FROM "ContentItemIndex" WHERE "Published" = 1) "~c" , (SELECT * FROM "Document" WHERE "Id" IN (SELECT "DocumentId" FROM "ContentItemIndex" WHERE "Published" = 1)) AS "~d" """)]
    [InlineData("SELECT AliasPartIndex.Id FROM AliasPartIndex WHERE 1 = 1", """ SELECT "AliasPartIndex" . "Id" FROM (SELECT * FROM "AliasPartIndex" WHERE "Published" = 1) AS "AliasPartIndex" WHERE 1 = 1""")]
    public void For_those_who_see_no_drafts_the_views_have_none(string sql, string expected) =>
        Assert.Equal(expected.TrimEnd(), SqlTranslator.Translate(sql, QueryParameters.None, SqlDialect.Postgres, liveOnly: true).Text);

    [Fact]
    public void Values_are_bound_and_lists_become_lists()
    {
        var sql = SqlTranslator.Translate(
            "SELECT @a:1, @b, @list, (@list), @on, 'x&#x27;&#x3B;y', '2020-01-02T03:04:05Z'", QueryParameters.Parse("""{"b":"x","list":[1,"y"],"on":true}"""), SqlDialect.Sqlite);
        Assert.Equal(" SELECT @p1 , @p2 , (@p3, @p4) , ( @p5, @p6 ) , @p7 , @p8 , '2020-01-02 03:04:05'", sql.Text);
        Assert.Equal(new object?[] { 1L, "x", 1L, "y", 1L, "y", 1L, "x';y" }, sql.Parameters);
    }

    [Fact]
    public void Whatever_is_asked_only_the_views_can_be_named() => Gen.Int[0, Words.Length - 1].Array[1, 25].Sample(
        picks =>
        {
            foreach (var dialect in new[] { SqlDialect.Sqlite, SqlDialect.Postgres })
                AssertHarmless("SELECT " + string.Join(picks[0] % 2 == 0 ? " " : "", picks.Select(p => Words[p])), dialect);
        },
        iter: 20_000);

    [Fact]
    public void Any_text_is_a_query_or_a_fault() => Gen.String.Sample(text => AssertHarmless("SELECT " + text, SqlDialect.Postgres), iter: 20_000);

    [Fact]
    public void Any_parameters_are_values_or_refused() => Gen.String.Sample(
        text =>
        {
            var error = Record.Exception(() => QueryParameters.Parse("{\"p\":" + text + "}"));
            Assert.True(error is null or InvalidContentException, $"{error}");
        },
        iter: 5_000);

    private static void AssertHarmless(string sql, SqlDialect dialect)
    {
        string text;
        try
        {
            text = SqlTranslator.Translate(sql, QueryParameters.Parse("""{"p":"v"}"""), dialect).Text;
        }
        catch (SqlFaultException)
        {
            return;
        }

        // Without the texts in quotes and the names in quotes, nothing is left but known words, numbers, parameters and operators.
        var bare = Quoted().Replace(text, name => { AssertName(name.Value); return " "; });
        bare = Calls().Replace(bare, " ");
        foreach (Match word in Word().Matches(bare))
            Assert.True(SqlLanguage.IsKeyword(word.Value) || Known().IsMatch(word.Value), $"{sql} became {text}: {word.Value}");
        Assert.DoesNotContain(";", bare);
        Assert.DoesNotContain("--", bare);
        Assert.DoesNotContain("/*", bare);
    }

    private static void AssertName(string quoted)
    {
        var name = quoted[1..^1];
        if (quoted[0] != '\'')
            Assert.True(name[0] == '~' || SqlViews.Find(name) == name, quoted);
    }

    [GeneratedRegex("""'(?:[^']|'')*'|"[^"]*"|\[[^\]]*\]""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"CAST\((strftime\( *,|EXTRACT\((YEAR|MONTH|DAY|HOUR|MINUTE|SECOND) FROM \()|\) AT TIME ZONE *\) AS INTEGER\)|\b(now|strftime|count)\(")]
    private static partial Regex Calls();

    [GeneratedRegex("[@$]?[A-Za-z_][A-Za-z0-9_]*|[@$][0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("^(TEXT|INTEGER|INT|BIGINT|REAL|NUMERIC|DECIMAL|ILIKE|FIRST|LAST|@p[0-9]+|[$][0-9]+)$")]
    private static partial Regex Known();
}
