using System.Diagnostics;
using CoproCms.IntegrationTests.Given;
using CoproCms.Queries;
using CoproCms.Queries.Sql;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Queries;

/// <summary>Whatever a query says, it writes nothing, reads nothing but its views, and ends.</summary>
public abstract class HostileQueryTests(SiteFixture fixture)
{
    private Site Site => fixture.Site;

    public static TheoryData<string> Refused => new(
    [
        "", "   ", "-- nothing", "DELETE FROM ContentItemIndex", "INSERT INTO ContentItem DEFAULT VALUES", "UPDATE ContentIndex SET Published = 1",
        "DROP TABLE ContentItem", "CREATE TABLE x (a int)", "SELECT 1; DELETE FROM ContentItem", "SELECT 1; SELECT 2", "SELECT 1;; SELECT 2",
        "WITH x AS (DELETE FROM \"ContentItem\" RETURNING *) SELECT * FROM x", "WITH x AS (SELECT 1) DELETE FROM ContentItem", "SELECT * INTO y FROM ContentItemIndex",
        "SELECT * FROM ContentItemIndex FOR UPDATE", "EXPLAIN SELECT 1", "BEGIN", "COMMIT", "SELECT 1 UNION VALUES (1)", "VALUES (1)", "TABLE ContentItemIndex",
        "SELECT * FROM User", "SELECT * FROM \"User\"", "SELECT * FROM [User]", "SELECT * FROM `User`", "SELECT * FROM ContentItem", "SELECT * FROM ContentVersion",
        "SELECT * FROM ContentIndex", "SELECT * FROM \"ContentIndex\"", "SELECT * FROM NamedDocument", "SELECT * FROM Outbox", "SELECT * FROM main.User", "SELECT * FROM public.\"User\"",
        "SELECT * FROM \"main\".\"User\"", "SELECT * FROM main.sqlite_master", "SELECT * FROM sqlite_master", "SELECT * FROM [sqlite_schema]", "SELECT * FROM pragma_table_info('User')",
        "SELECT * FROM pg_catalog.pg_authid", "SELECT * FROM pg_shadow", "SELECT * FROM information_schema.tables", "SELECT * FROM \"pg_catalog.pg_authid\"",
        "SELECT rowid FROM ContentItemIndex", "SELECT ctid FROM ContentItemIndex", "SELECT LivePath FROM ContentItemIndex", "SELECT x.Deleted FROM ContentItemIndex",
        "SELECT DisplayText FROM ContentItemIndex UNION SELECT PasswordHash FROM User", "SELECT (SELECT PasswordHash FROM User LIMIT 1)",
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM User)", "SELECT count(*) FROM ContentItemIndex AS c, User AS u",
        "WITH ContentItemIndex AS (SELECT * FROM User) SELECT * FROM ContentItemIndex", "WITH a AS (SELECT 1), ContentItemIndex AS (SELECT * FROM User) SELECT * FROM ContentItemIndex",
        "SELECT * FROM (SELECT 1 AS Id) AS ContentItemIndex", "SELECT * FROM (SELECT 1 AS Id) ContentItemIndex", "SELECT c.Id FROM Document AS ContentItemIndex", "WITH ContentItemIndex(Id) AS (SELECT Id FROM User) SELECT * FROM ContentItemIndex", "WITH [ContentItemIndex] AS (SELECT * FROM User) SELECT * FROM ContentItemIndex",
        "SELECT pg_read_file('/etc/passwd')", "SELECT \"pg_read_file\"('/etc/passwd')", "SELECT pg_catalog.pg_read_file('/etc/passwd')", "SELECT * FROM pg_ls_dir('.')", "SELECT pg_sleep(60)",
        "SELECT lo_import('/etc/passwd')", "SELECT lo_export(1, '/tmp/x')", "SELECT dblink('host=localhost', 'select 1')", "SELECT set_config('role', 'postgres', false)",
        "SELECT current_setting('data_directory')", "SELECT version()", "SELECT current_user", "SELECT CURRENT_USER", "SELECT session_user", "SELECT inet_server_addr()", "SELECT nextval('x')",
        "SELECT query_to_xml('select * from \"User\"', true, true, '')", "SELECT pg_terminate_backend(1)", "SELECT pg_advisory_lock(1)", "COPY \"User\" TO '/tmp/x'", "COPY (SELECT 1) TO PROGRAM 'id'",
        "SET ROLE postgres", "RESET ALL", "DO $$ BEGIN END $$", "SELECT $$x$$", "SELECT E'\\'' AS a", "SELECT U&'\\0041'", "SELECT 'a'::regclass", "CALL x()", "LISTEN x", "NOTIFY x",
        "ATTACH DATABASE '/tmp/x.db' AS x", "DETACH DATABASE main", "PRAGMA table_info(User)", "PRAGMA query_only = OFF", "VACUUM INTO '/tmp/x'", "SELECT load_extension('x')",
        "SELECT readfile('/etc/passwd')", "SELECT writefile('/tmp/x', 'y')", "SELECT sqlite_version()", "SELECT randomblob(1000000000)", "SELECT zeroblob(1000000000)", "SELECT printf('%1000000000d', 1)",
        "SELECT hex(Content) FROM Document", "SELECT repeat('x', 1000000000)", "SELECT * FROM generate_series(1, 1000000000)", "SELECT * FROM json_each('[1]')", "SELECT group_concat(Content) FROM Document",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t", "WITH t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t",
        "SELECT 'a", "SELECT \"a", "SELECT [a", "SELECT /* a", "SELECT ((1)", "SELECT 1)", "SELECT @", "SELECT @x", "SELECT @x:", "SELECT @x:(SELECT 1)", "SELECT \0", "SELECT 1 \\", "SELECT ?1", "SELECT $1", "SELECT :x", "SELECT #x",
        "SELECT \"a\"\"b\"", "SELECT 0x41", "SELECT 1e9999999", "SELECT {% unknown %}", "SELECT {{ 1 | unknown }}", "SELECT {% for i in (1..1000000) %}1,{% endfor %}1",
    ]);

    [SkippableTheory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_query_of_the_views_is_refused_and_the_reason_told(string template)
    {
        fixture.Demand();
        var clock = Stopwatch.StartNew();
        var refusal = await Site.RefusalAsync(template);
        Assert.StartsWith("The query 'Test' could not be run: ", refusal);
        Assert.StartsWith("The query 'Test' could not be run: ", await Site.RefusalAsync(template, actor: QuerySite.Reader));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [SkippableTheory]
    [InlineData("SELECT {{ x }}", "1 FROM User")]
    [InlineData("SELECT {{ x }} FROM ContentItemIndex", "(SELECT 1)")]
    [InlineData("SELECT 1 FROM {{ x }}", "User")]
    [InlineData("SELECT 1 FROM {{ x }}", "\"User\"")]
    [InlineData("SELECT 1 {{ x }}", "UNION SELECT 2")]
    [InlineData("SELECT 1 {{ x }}", "--")]
    [InlineData("SELECT 1 {{ x }}", ";")]
    [InlineData("SELECT 1 FROM ContentItemIndex WHERE {{ x }}", "1=1")]
    [InlineData("{{ x }}", "SELECT 1")]
    [InlineData("SELECT [{{ x }}] FROM ContentItemIndex", "DisplayText] FROM [User")]
    [InlineData("SELECT \"{{ x }}\" FROM ContentItemIndex", "a\" FROM \"User")]
    [InlineData("SELECT 1 LIMIT @x:", "1")]
    public async Task A_value_of_a_parameter_never_becomes_more_than_one_value(string template, string value)
    {
        fixture.Demand();
        Assert.StartsWith("The query 'Test' could not be run: ", await Site.RefusalAsync(template, $$"""{"x":{{System.Text.Json.JsonSerializer.Serialize(value)}}}"""));
    }

    [SkippableTheory]
    [InlineData("SELECT count(*) AS N FROM Document AS a, Document AS b, Document AS c, Document AS d, Document AS e, Document AS f")]
    [InlineData("SELECT a.Id FROM Document AS a, Document AS b, Document AS c, Document AS d, Document AS e ORDER BY length(a.Content || b.Content || c.Content) LIMIT 1")]
    public async Task A_query_that_takes_too_long_is_ended(string template)
    {
        fixture.Demand();
        var clock = Stopwatch.StartNew();
        Assert.Contains("it took longer than 1 seconds", await RefusalAsync(template));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed}");
    }

    [SkippableFact]
    public async Task A_client_that_goes_away_ends_the_query()
    {
        fixture.Demand();
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var sql = SqlTranslator.Translate(
            "SELECT count(*) AS N FROM Document AS a, Document AS b, Document AS c, Document AS d, Document AS e", QueryParameters.None, Database.Dialect);
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.ReadAsync(sql, new() { TimeLimit = 30 }, leaving.Token));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [SkippableFact]
    public async Task Rows_and_characters_are_bounded()
    {
        fixture.Demand();
        var sql = SqlTranslator.Translate("SELECT Content FROM Document", QueryParameters.None, Database.Dialect);
        Assert.Equal(3, (await Database.ReadAsync(sql, new() { MaxRows = 3 }, default)).Rows.Count);
        Assert.Contains("more than 100 characters", (await Assert.ThrowsAsync<SqlFaultException>(() => Database.ReadAsync(sql, new() { MaxCharacters = 100 }, default))).Message);
    }

    [SkippableTheory]
    [InlineData("DELETE FROM \"ContentItem\"")]
    [InlineData("UPDATE \"ContentItem\" SET \"Owner\" = 'x'")]
    [InlineData("CREATE TABLE x (a int)")]
    [InlineData("SELECT 1; DELETE FROM \"ContentItem\"")]
    [InlineData("DROP VIEW \"Document\"")]
    public async Task Behind_the_translation_stands_a_connection_that_writes_nothing(string sql)
    {
        fixture.Demand();
        await Assert.ThrowsAsync<SqlFaultException>(() => Database.ReadAsync(new(sql, []), new(), default));
        Assert.NotEmpty(await Site.RowsAsync("SELECT Id FROM Document LIMIT 1"));
    }

    protected IQueryDatabase Database => Site.Services.GetRequiredService<IQueryDatabase>();

    private async Task<string> RefusalAsync(string template)
    {
        var sql = SqlTranslator.Translate(template, QueryParameters.None, Database.Dialect);
        return (await Assert.ThrowsAsync<SqlFaultException>(() => Database.ReadAsync(sql, new() { TimeLimit = 1 }, default))).Message;
    }
}

public sealed class HostileQueriesOnSqliteTests(SqliteSite site) : HostileQueryTests(site), IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("SELECT * FROM \"User\"")]
    [InlineData("SELECT count(*) FROM \"User\"")]
    [InlineData("SELECT \"Id\" FROM \"ContentItem\"")]
    [InlineData("SELECT d.\"Id\", u.\"PasswordHash\" FROM \"Document\" AS d, \"User\" AS u")]
    [InlineData("SELECT * FROM sqlite_master")]
    [InlineData("SELECT load_extension('x')")]
    [InlineData("SELECT randomblob(10)")]
    [InlineData("ATTACH DATABASE ':memory:' AS x")]
    [InlineData("PRAGMA query_only = OFF")]
    [InlineData("PRAGMA table_info(\"User\")")]
    [InlineData("VACUUM")]
    [InlineData("WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t")]
    public async Task Behind_the_translation_stands_an_authorizer(string sql) =>
        await Assert.ThrowsAsync<SqlFaultException>(() => Database.ReadAsync(new(sql, []), new(), default));
}

public sealed class HostileQueriesOnPostgresTests(PostgresSite site) : HostileQueryTests(site), IClassFixture<PostgresSite>
{
    [SkippableTheory]
    [InlineData("SELECT CAST('User' AS regclass) AS a")]
    [InlineData("SELECT CAST('1' AS \"xml\") AS a")]
    [InlineData("SELECT 1 AS a WHERE 1 = true OR true")]
    public async Task What_only_PostgreSQL_has_is_refused(string template)
    {
        site.Demand();
        Assert.StartsWith("The query 'Test' could not be run: ", await site.Site.RefusalAsync(template));
    }

    [SkippableFact]
    public async Task Behind_the_translation_may_stand_a_role_that_reads_the_views_alone()
    {
        site.Demand();
        var role = "copro_queries_" + Guid.NewGuid().ToString("N");
        await RunAsync($"CREATE ROLE {role} NOLOGIN", $"GRANT SELECT ON {string.Join(", ", SqlViews.All.Keys.Select(v => $"\"{v}\""))} TO {role}");
        try
        {
            var settings = new QuerySettings { Role = role };
            Assert.Single((await Database.ReadAsync(new("SELECT \"Id\" FROM \"ContentItemIndex\" LIMIT 1", []), settings, default)).Rows);
            foreach (var sql in new[] { "SELECT * FROM \"User\"", "SELECT * FROM \"ContentIndex\"", "SELECT pg_read_file('/etc/passwd')", "SELECT * FROM pg_authid" })
                Assert.Contains("permission denied", (await Assert.ThrowsAsync<SqlFaultException>(() => Database.ReadAsync(new(sql, []), settings, default))).Message);
        }
        finally
        {
            await RunAsync($"DROP OWNED BY {role}", $"DROP ROLE {role}");
        }
    }

    private Task RunAsync(params string[] commands) => site.Site.AsAsync(Actor.System, async services =>
    {
        var db = services.GetRequiredService<Data.CmsDbContext>();
        foreach (var command in commands)
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, command);
    });
}
