using System.Text.Json.Nodes;

namespace CoproCms.Tests.GraphQL;

/// <summary>
/// The requests that were recorded on a running Orchard Core, asked of a site of our own with the same types: each is answered the same way,
/// or as the remark beside it says. The two about a saved query are with the saved queries' tests.
/// </summary>
public sealed class RecordedRequestTests(RecordedSite recorded) : IClassFixture<RecordedSite>
{
    /// <summary>The document, and the data or the code of the error. A remark tells how Orchard Core differs.</summary>
    public static TheoryData<string, string> Requests => new()
    {
        { "{ blogPost(where: {path: \"blog/leaf-11\"}) { contentType displayText published latest owner path subtitle blog { order } markdownBody { markdown html } image { files { fileName path url mediaText } } tags { termContentItemIds taxonomyContentItemId termContentItems { displayText __typename } } category { termContentItemIds } } }", "{\"blogPost\":[{\"contentType\":\"BlogPost\",\"displayText\":\"Leaf post 11\",\"published\":true,\"latest\":true,\"owner\":null,\"path\":\"blog/leaf-11\",\"subtitle\":\"odd\",\"blog\":{\"order\":0},\"markdownBody\":{\"markdown\":\"Leaf post 11\",\"html\":\"<p>Leaf post 11</p>\"},\"image\":{\"files\":[]},\"tags\":{\"termContentItemIds\":[],\"taxonomyContentItemId\":null,\"termContentItems\":[]},\"category\":{\"termContentItemIds\":[]}}]}" },
        { "{ blogPost(first: 2, orderBy: {displayText: ASC}) { displayText path } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 01\",\"path\":\"blog/leaf-1\"},{\"displayText\":\"Leaf post 02\",\"path\":\"blog/leaf-2\"}]}" },
        { "{ blogPost(first: 2, skip: 2, orderBy: {displayText: ASC}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 03\"},{\"displayText\":\"Leaf post 04\"}]}" },
        { "{ blogPost(orderBy: {createdUtc: DESC}, first: 3) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 11\"},{\"displayText\":\"Leaf post 10\"},{\"displayText\":\"Leaf post 09\"}]}" },
        { "{ blogPost(where: {displayText_contains: \"post 1\"}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 11\"},{\"displayText\":\"Leaf post 10\"}]}" },
        { "{ blogPost(where: {displayText_contains: \"POST 1\"}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 11\"},{\"displayText\":\"Leaf post 10\"}]}" },
        { "{ blogPost(where: {displayText_starts_with: \"Mos\"}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Moss grows slowly\"}]}" },
        { "{ blogPost(where: {displayText_not_contains: \"Leaf\"}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Moss grows slowly\"}]}" },
        { "{ blogPost(where: {displayText_ends_with: \"01\"}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 01\"}]}" },
        { "{ blogPost(where: {displayText_in: [\"Leaf post 01\", \"Leaf post 02\"]}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 02\"},{\"displayText\":\"Leaf post 01\"}]}" },
        { "{ blogPost(where: {displayText: \"Leaf post 03\"}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 03\"}]}" },
        { "{ blogPost(where: {path: \"blog/leaf-3\"}) { displayText path } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 03\",\"path\":\"blog/leaf-3\"}]}" },
        { "{ blogPost(where: {path_starts_with: \"blog/l\"}, first: 2) { path } }", "{\"blogPost\":[{\"path\":\"blog/leaf-11\"},{\"path\":\"blog/leaf-10\"}]}" },
        { "{ blogPost(where: {subtitle: \"even\"}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 10\"},{\"displayText\":\"Leaf post 08\"},{\"displayText\":\"Leaf post 06\"},{\"displayText\":\"Leaf post 04\"},{\"displayText\":\"Leaf post 02\"}]}" },
        { "{ blogPost(where: {OR: [{displayText: \"Leaf post 03\"}, {displayText: \"Leaf post 04\"}]}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 04\"},{\"displayText\":\"Leaf post 03\"}]}" },
        { "{ blogPost(where: {AND: [{displayText_contains: \"Leaf\"}, {subtitle: \"odd\"}]}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 11\"},{\"displayText\":\"Leaf post 09\"},{\"displayText\":\"Leaf post 07\"},{\"displayText\":\"Leaf post 05\"},{\"displayText\":\"Leaf post 03\"},{\"displayText\":\"Leaf post 01\"}]}" },
        { "{ blogPost(where: {NOT: [{displayText_contains: \"Leaf\"}]}) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Moss grows slowly\"}]}" },
        { "{ blogPost(where: {blog: {listContentItemId: \"$blog\"}}, first: 1) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 11\"}]}" }, // there it is an unknown field
        { "{ blogPost(status: DRAFT) { displayText published latest } }", "{\"blogPost\":[]}" }, // there everyone sees drafts
        { "{ blogPost(status: LATEST, where: {displayText_ends_with: \"12\"}) { displayText published latest } }", "{\"blogPost\":[]}" }, // there everyone sees drafts
        { "{ blogPost(status: ALL, first: 2) { displayText } }", "{\"blogPost\":[{\"displayText\":\"Leaf post 11\"},{\"displayText\":\"Leaf post 10\"}]}" }, // there everyone sees drafts
        { "{ blogPost(first: -1) { displayText } }", "!INVALID_VALUE" }, // there it is everything
        { "{ blogPost(first: 5000) { contentType } }", "{\"blogPost\":[{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"},{\"contentType\":\"BlogPost\"}]}" },
        { "{ contentItem(contentItemId: \"$post\") { contentType displayText ... on BlogPost { subtitle path } } }", "{\"contentItem\":{\"contentType\":\"BlogPost\",\"displayText\":\"Moss grows slowly\",\"subtitle\":\"plain\",\"path\":\"blog/moss\"}}" },
        { "{ contentItem(contentItemId: \"nope\") { displayText } }", "{\"contentItem\":null}" },
        { "{ blog { displayText path list { contentItems(first: 2) { displayText } } } }", "{\"blog\":[{\"displayText\":\"Blog\",\"path\":\"blog\",\"list\":{\"contentItems\":[{\"displayText\":\"Moss grows slowly\"},{\"displayText\":\"Leaf post 01\"}]}}]}" },
        { "{ blog { displayText ... on Blog { listPart: contentItemId } } }", "{\"blog\":[{\"displayText\":\"Blog\",\"listPart\":\"$blog\"}]}" },
        { "{ menu { displayText menuItemsList { menuItems { __typename ... on LinkMenuItem { displayText linkMenuItem { url } } } } } }", "{\"menu\":[{\"displayText\":\"Main\",\"menuItemsList\":{\"menuItems\":[{\"__typename\":\"LinkMenuItem\",\"displayText\":\"Home\",\"linkMenuItem\":{\"url\":\"~/\"}},{\"__typename\":\"LinkMenuItem\",\"displayText\":\"About\",\"linkMenuItem\":{\"url\":\"~/about\"}}]}}]}" },
        { "{ taxonomy(orderBy: {displayText: ASC}) { displayText alias { alias } taxonomy { termContentType contentItems { displayText } } } }", "{\"taxonomy\":[{\"displayText\":\"Categories\",\"alias\":{\"alias\":\"categories\"},\"taxonomy\":{\"termContentType\":\"Category\",\"contentItems\":[{\"displayText\":\"Walks\"}]}},{\"displayText\":\"Tags\",\"alias\":{\"alias\":\"tags\"},\"taxonomy\":{\"termContentType\":\"Tag\",\"contentItems\":[{\"displayText\":\"Moss\"},{\"displayText\":\"Oak\"}]}}]}" },
        { "{ me { userName } }", "{\"me\":null}" },
        { "{ siteCultures { culture default } }", "{\"siteCultures\":[{\"culture\":\"en\",\"default\":true}]}" },
        { "{ siteLayers { name layerrule description widgets { zone position widget { displayText contentType } } } }", "{\"siteLayers\":[{\"name\":\"Always\",\"layerrule\":[\"{\\\"Name\\\":\\\"BooleanCondition\\\",\\\"Value\\\":true}\"],\"description\":\"Everywhere.\",\"widgets\":[{\"zone\":\"Footer\",\"position\":10,\"widget\":{\"displayText\":\"Footer\",\"contentType\":\"RawHtml\"}}]},{\"name\":\"Homepage\",\"layerrule\":[\"{\\\"Name\\\":\\\"HomepageCondition\\\",\\\"Value\\\":true}\"],\"description\":\"At home.\",\"widgets\":[]}]}" }, // there layerrule fails
        { "{ siteLayers { name description } }", "{\"siteLayers\":[{\"name\":\"Always\",\"description\":\"Everywhere.\"},{\"name\":\"Homepage\",\"description\":\"At home.\"}]}" },
        { "{ mediaAssets(path: \"\", includeSubDirectories: true) { path name length lastModifiedUtc } }", "{\"mediaAssets\":[]}" },
        { "{ probe(where: {aText: \"changed\"}) { displayText alias { alias } htmlBody { html } bool pick { contentItems { displayText } } aDate aDateTime aHtml { html } aLink { url text target } aMulti aNumber aInt aText aTime aUser { userIds } aMedia { files { path url mediaText } } aTax { taxonomyContentItemId } aMd { markdown html } extra { remark score } second { remark score } localization { culture localizationSet } flow { widgets { contentType } } widgets { contentItems { contentType } } seoMeta { pageTitle render } } }", "{\"probe\":[{\"displayText\":\"Probe one\",\"alias\":{\"alias\":\"probe-one\"},\"htmlBody\":{\"html\":\"<p>Warm <b>bread</b></p>\"},\"bool\":true,\"pick\":{\"contentItems\":[{\"displayText\":\"Moss grows slowly\"}]},\"aDate\":\"2024-05-06\",\"aDateTime\":\"2024-05-06T07:08:09Z\",\"aHtml\":{\"html\":\"<i>x</i>\"},\"aLink\":{\"url\":\"https://example.org\",\"text\":\"Ex\",\"target\":\"_blank\"},\"aMulti\":[\"2\"],\"aNumber\":12,\"aInt\":7,\"aText\":\"changed\",\"aTime\":\"13:14:15\",\"aUser\":{\"userIds\":[]},\"aMedia\":{\"files\":[{\"path\":\"moss.jpg\",\"url\":\"/media/moss.jpg\",\"mediaText\":\"alt\"}]},\"aTax\":{\"taxonomyContentItemId\":null},\"aMd\":{\"markdown\":\"H\",\"html\":\"<p>H</p>\"},\"extra\":{\"remark\":\"r1\",\"score\":3},\"second\":{\"remark\":\"r2\",\"score\":4},\"localization\":{\"culture\":\"en\",\"localizationSet\":\"setone\"},\"flow\":{\"widgets\":[]},\"widgets\":{\"contentItems\":[]},\"seoMeta\":{\"pageTitle\":null,\"render\":true}}]}" },
        { "{ probe(where: {aNumber_gte: 12, bool: true}) { displayText aNumber } }", "{\"probe\":[{\"displayText\":\"Probe one\",\"aNumber\":12}]}" },
        { "{ probe(where: {alias: {alias_starts_with: \"probe\"}}) { displayText } }", "{\"probe\":[{\"displayText\":\"Probe one\"}]}" }, // there it fails
        { "{ probe(where: {alias: {alias: \"probe-draft\"}}, status: LATEST) { displayText } }", "{\"probe\":[]}" }, // there it fails; drafts are for editors
        { "{ menu(where: {alias: {alias: \"main-menu\"}}) { displayText } }", "{\"menu\":[{\"displayText\":\"Main\"}]}" }, // there it fails
        { "{ probe(where: {localization: {culture: \"en\"}}) { displayText } }", "{\"probe\":[{\"displayText\":\"Probe one\"}]}" }, // there it fails
        { "{ probe(where: {extra: {remark: \"r1\"}}) { displayText } }", "{\"probe\":[{\"displayText\":\"Probe one\"}]}" },
        { "{ probe(where: {second: {score_gt: 3}}) { displayText } }", "{\"probe\":[{\"displayText\":\"Probe one\"}]}" },
        { "{ probe(where: {aDate_lt: \"2025-01-01\"}) { displayText } }", "{\"probe\":[{\"displayText\":\"Probe one\"}]}" },
        { "{ probeB(where: {remark_contains: \"x\"}) { remark score note } }", "{\"probeB\":[{\"remark\":\"an x here\",\"score\":5,\"note\":\"n\"}]}" },
        { "{ blogPost(first: 1) { render } }", "{\"blogPost\":[{\"render\":\"<article lang=\\\"\\\">Leaf post 11</article>\"}]}" }, // there it is a whole page
        { "{ __typename }", "{\"__typename\":\"Query\"}" },
        { "query A { __typename } query B { blogPost(first: 1) { displayText } }", "!NO_OPERATION_NAME" },
        { "{ nope }", "!FIELDS_ON_CORRECT_TYPE" },
        { "{ blogPost { nope } }", "!FIELDS_ON_CORRECT_TYPE" },
        { "{ blogPost( }", "!SYNTAX_ERROR" },
        { "{ blogPost(where: {nope: \"x\"}) { displayText } }", "!ARGUMENTS_OF_CORRECT_TYPE" },
        { "{ blogPost(orderBy: {nope: ASC}) { displayText } }", "!ARGUMENTS_OF_CORRECT_TYPE" },
        { "mutation { x }", "!VALIDATION_ERROR" },
        { "{ article { displayText } page { displayText } }", "{\"article\":[{\"displayText\":\"About\"}],\"page\":[]}" },
        { "{ blogPost(first: 1) { ...F } } fragment F on BlogPost { displayText }", "{\"blogPost\":[{\"displayText\":\"Leaf post 11\"}]}" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_recorded_request_is_answered(string document, string expected)
    {
        var answer = await recorded.Site.AskAsync(WithIds(document), actor: recorded.Reader);
        if (expected.StartsWith('!'))
            Assert.Equal(expected[1..], (string?)answer["errors"]![0]!["extensions"]!["code"]);
        else
            Assert.Equal(WithIds(expected), GraphQLSite.Plain(answer["errors"] is null ? answer["data"]! : answer));
    }

    [Fact]
    public async Task Who_may_edit_sees_the_drafts_that_were_recorded()
    {
        Assert.Equal(
            """{"blogPost":[{"displayText":"Leaf post 12","published":false,"latest":true}]}""",
            await recorded.Site.DataAsync("{ blogPost(status: DRAFT) { displayText published latest } }", actor: recorded.Editor));
        Assert.Equal(
            """{"blogPost":[{"displayText":"Leaf post 12"},{"displayText":"Leaf post 11"}]}""",
            await recorded.Site.DataAsync("{ blogPost(status: ALL, first: 2) { displayText } }", actor: recorded.Editor));
        Assert.Equal(
            """{"probe":[{"displayText":"Probe draft"}]}""",
            await recorded.Site.DataAsync("""{ probe(where: {alias: {alias: "probe-draft"}}, status: LATEST) { displayText } }""", actor: recorded.Editor));
    }

    [Fact]
    public async Task Variables_and_operation_names_choose_as_recorded()
    {
        const string Newest = """{"blogPost":[{"displayText":"Leaf post 11"}]}""";
        Assert.Equal(Newest, await recorded.Site.DataAsync(
            "query($n:Int,$w:BlogPostWhereInput){ blogPost(first:$n, where:$w){displayText} }", """{"n":1,"w":{"displayText_contains":"Leaf"}}"""));
        var named = await recorded.Site.AskAsync("query A { __typename } query B { blogPost(first:1){displayText} }", operation: "B");
        Assert.Equal(Newest, GraphQLSite.Plain(named["data"]!));
    }

    /// <summary>Statuses and codes as GraphQL over HTTP has them now; Orchard Core answers 400 to each that is not 200 here, but 500 to the unknown named query.</summary>
    [Theory]
    [InlineData("POST", "", "application/graphql", "{ blogPost(first:1){displayText} }", 200, "Leaf post 11")]
    [InlineData("POST", "", "application/json", "not json", 400, "\"errors\"")]
    [InlineData("POST", "", "application/json", "", 400, "\"errors\"")]
    [InlineData("POST", "", "application/json", "{\"variables\":{}}", 400, "QUERY_MISSING")]
    [InlineData("POST", "", "application/json", "{\"namedQuery\":\"x\"}", 400, "\"errors\"")]
    [InlineData("POST", "", "application/x-www-form-urlencoded", "query=%7B__typename%7D", 400, "\"errors\"")]
    [InlineData("POST", "", "text/plain", "{\"query\":\"{__typename}\"}", 400, "\"errors\"")]
    [InlineData("GET", "query=%7B__typename%7D", null, "", 200, "{\"data\":{\"__typename\":\"Query\"}}")]
    [InlineData("GET", "", null, "", 400, "\"errors\"")]
    [InlineData("GET", "query=query(%24n:Int)%7BblogPost(first:%24n)%7BdisplayText%7D%7D&variables=%7B%22n%22:1%7D", null, "", 200, "Leaf post 11")]
    public async Task A_recorded_request_over_HTTP_is_answered(string method, string queryString, string? contentType, string body, int status, string expected)
    {
        var answer = await recorded.Site.SendAsync(method, queryString, contentType, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal(status, answer.Status);
        Assert.Contains(expected, answer.Body, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(answer.Body));
    }

    private string WithIds(string text) => text.Replace("$blog", recorded.BlogId, StringComparison.Ordinal).Replace("$post", recorded.PostId, StringComparison.Ordinal);
}
