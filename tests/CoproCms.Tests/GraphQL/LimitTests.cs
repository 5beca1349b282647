using CoproCms.GraphQL;
using CoproCms.GraphQL.Executing;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

public sealed class LimitTests
{
    private const string Section = GraphQLSettings.Section + ":";

    [Theory]
    [InlineData("MaxDepth", "3", "{ post { about { contentItems { displayText } } } }", "The document is 4 selections deep; at most 3 are allowed.")]
    [InlineData("MaxDepth", "3", "{ post { ...A } } fragment A on Post { about { ... { contentItems { displayText } } } }", "The document is 4 selections deep; at most 3 are allowed.")]
    [InlineData("MaxFields", "3", "{ post { displayText author owner } }", "The document asks for 4 fields; at most 3 are allowed.")]
    [InlineData("MaxAliases", "1", "{ a: post { displayText } b: post { displayText } }", "The document has 2 aliases; at most 1 are allowed.")]
    [InlineData("MaxDocumentLength", "10", "{ post { displayText } }", "The document has 24 characters; at most 10 are allowed.")]
    [InlineData("MaxComplexity", "500", "{ post { displayText about { contentItems(first: 10) { displayText } } } }", "The answer may come to 1301 fields; at most 500 are allowed.")]
    [InlineData("MaxNumberOfResults", "20", "{ post(first: 21) { displayText } }", "'first' is 21; at most 20 can be asked for.")]
    [InlineData("MaxFields", "7", "{ a: post { ...A } b: post { ...A } } fragment A on Post { displayText author }", "The document asks for 8 fields; at most 7 are allowed.")]
    [InlineData("MaxRootFields", "1", "{ a: __typename ...A } fragment A on Query { b: __typename }", "The document asks for 2 fields at its root; at most 1 are allowed.")]
    [InlineData("MaxFragments", "1", "{ post { ...A ...B } } fragment A on Post { author } fragment B on Post { owner }", "The document defines 2 fragments; at most 1 are allowed.")]
    [InlineData("MaxDirectives", "1", "{ a: __typename @skip(if: false) b: __typename @skip(if: false) }", "The document has 2 directives; at most 1 are allowed.")]
    [InlineData("MaxDirectivesPerLocation", "1", "{ __typename @skip(if: false) @include(if: true) }", "The document has 2 directives at one place; at most 1 are allowed.")]
    public async Task A_request_that_is_too_large_is_told_what_is_allowed(string setting, string value, string query, string expected)
    {
        await using var site = await GraphQLSite.StartAsync(
            new Dictionary<string, string?> { [Section + setting] = value, [Section + "MaxNumberOfResultsValidationMode"] = "Enabled" },
            new TypeBuilder("Post").Part("TitlePart").Field("About", "ContentPickerField"));

        Assert.Contains(expected, await site.ErrorAsync(query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_count_towards_complexity()
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + "MaxComplexity"] = "500" }, "Post");
        const string Query = "query($n: Int) { post(first: $n) { displayText } }";

        await site.DataAsync(Query, """{"n":100}""");
        Assert.Contains("may come to 601 fields", await site.ErrorAsync(Query, """{"n":600}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_counts_with_its_default_when_it_is_not_sent()
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + "MaxComplexity"] = "500" }, "Post");

        Assert.Contains("may come to 601 fields", await site.ErrorAsync("query($n: Int = 600) { post(first: $n) { displayText } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_larger_page_is_cut_where_it_is_not_refused()
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + "MaxNumberOfResults"] = "2" }, "Post");
        await using var session = site.Engine.As();
        for (var i = 0; i < 3; i++)
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"x"}}""");

        Assert.Equal("""{"post":[{"displayText":"x"},{"displayText":"x"}]}""", await site.DataAsync("{ post(first: 5000) { displayText } }"));
    }

    [Fact]
    public async Task Fragments_inside_themselves_are_named_and_never_followed()
    {
        await using var site = await GraphQLSite.StartAsync("Post");

        Assert.Contains("itself", await site.ErrorAsync("{ post { ...A } } fragment A on Post { displayText ...A }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_nested_without_end_is_refused()
    {
        await using var site = await GraphQLSite.StartAsync("Post");

        Assert.Contains("nested too deeply", await site.ErrorAsync(string.Concat(Enumerable.Repeat("{ a ", 5000))), StringComparison.Ordinal);
        Assert.Contains("nested too deeply", await site.ErrorAsync("{ post(where: " + string.Concat(Enumerable.Repeat("{AND:", 5000))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxDepth", "3", "{ post { about { contentItems { displayText } } } }", "MAX_DEPTH_EXCEEDED")]
    [InlineData("MaxFields", "3", "{ post { displayText author owner } }", "TOO_MANY_FIELDS")]
    [InlineData("MaxRootFields", "1", "{ a: __typename b: __typename }", "TOO_MANY_ROOT_FIELDS")]
    [InlineData("MaxFragments", "0", "{ post { ...A } } fragment A on Post { author }", "TOO_MANY_FRAGMENTS")]
    [InlineData("MaxAliases", "1", "{ a: __typename b: __typename }", "TOO_MANY_ALIASES")]
    [InlineData("MaxDirectives", "0", "query @skip(if: true) { __typename }", "TOO_MANY_DIRECTIVES")]
    [InlineData("MaxDocumentLength", "10", "{ post { displayText } }", "DOCUMENT_TOO_LARGE")]
    [InlineData("MaxComplexity", "50", "{ post { displayText } }", "MAX_COMPLEXITY_EXCEEDED")]
    public async Task Each_limit_has_a_code(string setting, string value, string query, string code)
    {
        await using var site = await GraphQLSite.StartAsync(
            new Dictionary<string, string?> { [Section + setting] = value }, new TypeBuilder("Post").Part("TitlePart").Field("About", "ContentPickerField"));

        Assert.Equal(code, (await site.AskAsync(query))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("MaxVariablesBytes", "20", """{"n":1,"other":"aaaaaaaaaa"}""", "VARIABLES_TOO_LARGE")]
    [InlineData("MaxVariablesDepth", "2", """{"n":[[1]]}""", "VARIABLES_TOO_DEEP")]
    [InlineData("MaxVariablesDepth", "2", """{"n":{"a":[1]}}""", "VARIABLES_TOO_DEEP")]
    public async Task Variables_are_bounded(string setting, string value, string variables, string code)
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + setting] = value }, "Post");
        var body = $$"""{"query":"query($n: Int) { post(first: $n) { displayText } }","variables":{{variables}}}""";

        var plain = await site.PostAsync(body);
        var strict = await site.PostAsync(body, accept: "application/graphql-response+json");
        Assert.Equal((200, 400), (plain.Status, strict.Status));
        Assert.Contains($"\"{code}\"", plain.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await site.PostAsync("""{"query":"query($n: Int) { post(first: $n) { displayText } }","variables":{"n":1}}""")).Status);
    }

    /// <summary>Each fragment spreads the one before it twice: ten thousand million fields in a document of a few lines.</summary>
    [Theory]
    [InlineData("...F{0} ...F{0}")]
    [InlineData("a{0}: post {{ ...P }} ...F{0} ... {{ ...F{0} }}")]
    [InlineData("post {{ displayText }} ...F{0} ...F{0}")]
    public async Task Fragments_that_multiply_are_refused_before_they_do(string inner)
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + "MaxFragments"] = "1000" }, "Post");
        var fragments = Enumerable.Range(1, 90).Select(i => $"fragment F{i} on Query {{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, inner, i - 1)} }}");
        var query = $"{{ ...F90 }} fragment F0 on Query {{ __typename }} fragment P on Post {{ displayText }} {string.Join(' ', fragments)}";

        Assert.Contains("at most 2000 are allowed", await site.ErrorAsync(query).WaitAsync(TimeSpan.FromSeconds(5)), StringComparison.Ordinal);
    }

    /// <summary>In SQL each relation names its items twice, so that relations in relations double it.</summary>
    [Theory]
    [InlineData("about_some:{", 10)]
    [InlineData("postByAbout_some:{", 10)]
    [InlineData("about_none:{postByAbout_some:{", 20)]
    public async Task Relations_in_relations_are_refused_before_they_multiply(string nested, int times)
    {
        await using var site = await GraphQLSite.StartAsync(new TypeBuilder("Post").Part("TitlePart").Field("About", "ContentPickerField", """{"ContentPickerFieldSettings":{"DisplayedContentTypes":["Post"]}}"""));
        var depth = nested.Count(c => c == '{') * times;
        var query = $"{{ post(where: {{{string.Concat(Enumerable.Repeat(nested, times))}{new string('}', depth)}}}) {{ displayText }} }}";

        Assert.Contains("'where' may have 200 conditions", await site.ErrorAsync(query).WaitAsync(TimeSpan.FromSeconds(5)), StringComparison.Ordinal);
        Assert.Equal("""{"post":[]}""", await site.DataAsync("{ post(where: { about_some: { postByAbout_some: { about_some: { postByAbout_some: { displayText: \"x\" } } } } }) { displayText } }"));
    }

    [Fact]
    public async Task Relations_side_by_side_are_counted()
    {
        await using var site = await GraphQLSite.StartAsync(new TypeBuilder("Post").Part("TitlePart").Field("About", "ContentPickerField", """{"ContentPickerFieldSettings":{"DisplayedContentTypes":["Post"]}}"""));
        var query = $"{{ post(where: {{ AND: [{string.Concat(Enumerable.Repeat("{ postByAbout_some: {} } ", 201))}] }}) {{ displayText }} }}";

        Assert.Contains("'where' may have 200 conditions", await site.ErrorAsync(query), StringComparison.Ordinal);
    }

    [Fact]
    public void Prepared_documents_are_bounded_by_the_names_of_their_operations_too()
    {
        var documents = new PreparedDocuments();
        foreach (var name in (string[])["a", "b", "c"])
            documents.Add("{ post }", new string(name[0], 900_000), new(null, null, []));

        Assert.Null(documents.Find("{ post }", new string('a', 900_000)));
        Assert.NotNull(documents.Find("{ post }", new string('c', 900_000)));
    }

    /// <summary>A chain of fragments is deeper than the parser lets any of them be; followed without end it would take the whole stack.</summary>
    [Fact]
    public async Task A_chain_of_nested_fragments_is_refused()
    {
        await using var site = await GraphQLSite.StartAsync("Post");
        var (open, close) = (string.Concat(Enumerable.Repeat("...{", 90)), new string('}', 90));
        var chain = Enumerable.Range(0, 100).Select(i => $"fragment F{i} on Query {{{open}...F{i + 1}{close}}}");

        Assert.Contains("nested too deeply", await site.ErrorAsync($"{{...F0}} {string.Join(' ', chain)} fragment F100 on Query {{__typename}}"), StringComparison.Ordinal);
    }

    /// <summary>The rule that looks for fields that cannot be merged compares each with each.</summary>
    [Theory]
    [InlineData("displayText ", 1900)]
    [InlineData("... { displayText } ", 1900)]
    [InlineData("...A ", 1900)]
    [InlineData("about { contentItems { displayText } } ", 630)]
    [InlineData("... { about { ...B contentItems { displayText author owner displayText author owner displayText author owner } } } ", 150)]
    public async Task The_largest_document_is_checked_in_time(string repeated, int times)
    {
        await using var site = await GraphQLSite.StartAsync(new TypeBuilder("Post").Part("TitlePart").Field("About", "ContentPickerField"));
        await site.DataAsync("{ __typename }");
        var query = $"{{ post {{ {string.Concat(Enumerable.Repeat(repeated, times))} }} }} fragment A on Post {{ displayText }} fragment B on ContentPickerField {{ contentItemIds }}";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await site.AskAsync(query);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task The_schema_is_shown_to_everyone_unless_the_site_says_otherwise()
    {
        await using var open = await GraphQLSite.StartAsync("Post");
        await using var closed = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + "Introspection"] = "Permitted" }, "Post");
        var developer = closed.Engine.User("dev", "ViewContent", GraphQLPermissions.ExecuteGraphQL, GraphQLPermissions.ViewGraphQLSchema);

        Assert.Equal("""{"__type":{"name":"Post"}}""", await open.DataAsync("{ __type(name: \"Post\") { name } }"));
        Assert.Equal("""{"__type":{"name":"Post"}}""", await closed.DataAsync("{ __type(name: \"Post\") { name } }", actor: developer));
        Assert.Equal("""{"__typename":"Query","post":[]}""", await closed.DataAsync("{ __typename post { __typename } }"));
        Assert.EndsWith("Did you mean 'post'?", await open.ErrorAsync("{ pst }"), StringComparison.Ordinal);
        Assert.Equal("Cannot query field 'pst' on type 'Query'.", await closed.ErrorAsync("{ pst }"));
        foreach (var query in new[] { "{ __schema { queryType { name } } }", "{ post { displayText } ...A } fragment A on Query { ... { t: __type(name: \"Post\") { name } } }" })
        {
            var answer = await closed.PostAsync(query, "application/graphql");
            Assert.Equal(401, answer.Status);
            Assert.Contains("INTROSPECTION_FORBIDDEN", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("MaxNumberOfResultsValidationMode")]
    [InlineData("Introspection")]
    public void An_unknown_mode_is_named(string setting)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { [Section + setting] = "Sometimes" };

        Assert.Contains("Sometimes, which is not known", Assert.Throws<InvalidOperationException>(() => GraphQLSettings.Read(configuration, false)).Message, StringComparison.Ordinal);
    }
}
