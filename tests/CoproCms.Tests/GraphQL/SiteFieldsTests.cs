using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Media.Files;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>What the root shows of layers and media.</summary>
public sealed class SiteFieldsTests : IAsyncLifetime
{
    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(new TypeBuilder("Note").Part("TitlePart").Setting("Stereotype", "Widget"), new TypeBuilder("Page").Part("TitlePart"));
        await using var session = _site.Engine.As();
        var documents = session.Get<DocumentStore>();
        await documents.SetAsync(DocumentKinds.Layer, "Always", Session.Json("""
            {"Name":"Always","Description":"On every page.","LayerRule":{"Conditions":[{"$type":"X.BooleanCondition, X","ConditionId":"1","Name":"BooleanCondition","Value":true}]} }
            """), default);
        await documents.SetAsync(DocumentKinds.Layer, "Old", Session.Json("""{"Name":"Old","Rule":"isHomepage()"}"""), default);
        await session.PublishAsync("Note", Widget("Second", "Always", 2));
        await session.PublishAsync("Note", Widget("First", "always", 1));
        await session.PublishAsync("Note", Widget("Home", "Old", 1));
        await session.DraftAsync("Note", Widget("Draft", "Always", 0));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Layers_show_their_rules_and_their_widgets_in_order() => Assert.Equal(
        """{"siteLayers":[{"name":"Always","description":"On every page.","layerrule":["{\"Name\":\"BooleanCondition\",\"Value\":true}"],"widgets":"""
        + """[{"zone":"Footer","position":1,"renderTitle":true,"widget":{"displayText":"First"}},{"zone":"Footer","position":2,"renderTitle":true,"widget":{"displayText":"Second"}}]},"""
        + """{"name":"Old","description":null,"layerrule":["{\"Name\":\"JavascriptCondition\",\"Script\":\"isHomepage()\"}"],"widgets":"""
        + """[{"zone":"Footer","position":1,"renderTitle":true,"widget":{"displayText":"Home"}}]}]}""",
        await _site.DataAsync("{ siteLayers { name description layerrule widgets { zone position renderTitle widget { displayText } } } }"));

    [Fact]
    public async Task Widgets_keep_to_the_rule_of_what_may_be_seen()
    {
        const string Query = "{ siteLayers { widgets(status: DRAFT) { widget { displayText } } } }";
        Assert.Equal("""{"siteLayers":[{"widgets":[]},{"widgets":[]}]}""", await _site.DataAsync(Query));
        Assert.Equal(
            """{"siteLayers":[{"widgets":[{"widget":{"displayText":"Draft"}}]},{"widgets":[]}]}""",
            await _site.DataAsync(Query, actor: _site.Engine.User("eve", "EditContent", "ExecuteGraphQL")));
    }

    [Theory]
    [InlineData("", "a.png")]
    [InlineData("(path: \"\", includeSubDirectories: true)", "a.png b/c d.jpg b/e/f.webp")]
    [InlineData("(path: \"b\")", "b/c d.jpg")]
    [InlineData("(path: \"/b/\", includeSubDirectories: true)", "b/c d.jpg b/e/f.webp")]
    [InlineData("(path: \"b\", includeSubDirectories: true, first: 1, skip: 1)", "b/e/f.webp")]
    [InlineData("(path: \"none\")", "")]
    public async Task Media_are_listed_by_folder(string arguments, string expected)
    {
        var files = _site.Engine.Get<MediaFiles>();
        foreach (var path in new[] { "a.png", "b/c d.jpg", "b/e/f.webp", ".hidden.png", "b/notes.exe" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(files.PhysicalPath(path))!);
            await File.WriteAllTextAsync(files.PhysicalPath(path), "four");
        }

        var assets = (await _site.AskAsync($"{{ mediaAssets{arguments} {{ name path length lastModifiedUtc }} }}", actor: Viewer))["data"]!["mediaAssets"]!.AsArray();
        Assert.Equal(expected, string.Join(' ', assets.Select(a => ((string)a!["path"]!)["/media/".Length..])));
        Assert.All(assets, a => Assert.Equal(4, (long)a!["length"]!));
        Assert.All(assets, a => Assert.EndsWith((string)a!["name"]!, (string)a["path"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../secrets")]
    [InlineData("b/../../x")]
    [InlineData(".hidden")]
    [InlineData("b\\\\c")]
    public async Task A_folder_outside_of_media_is_refused(string path) =>
        Assert.Contains("'path' must", await _site.ErrorAsync($"{{ mediaAssets(path: \"{path}\") {{ name }} }}", actor: Viewer), StringComparison.Ordinal);

    [Theory]
    [InlineData("mia", "ManageOwnMediaContent", "/media/_Users/mia/own.png")]
    [InlineData("mia", "ViewMediaContent", "")]
    [InlineData("other", "ManageOwnMediaContent", "")]
    [InlineData("other", "ManageOthersMediaContent", "/media/_Users/mia/own.png")]
    public async Task The_files_of_single_users_are_shown_to_them_and_to_those_who_manage_them(string user, string permission, string expected)
    {
        var file = _site.Engine.Get<MediaFiles>().PhysicalPath("_Users/mia/own.png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "four");

        var assets = (await _site.AskAsync(
            "{ mediaAssets(path: \"_Users\", includeSubDirectories: true) { path } }", actor: _site.Engine.User(user, permission, "ViewMediaContent", "ExecuteGraphQL")))["data"]!["mediaAssets"]!.AsArray();

        Assert.Equal(expected, string.Join(' ', assets.Select(a => (string)a!["path"]!)));
    }

    [Fact]
    public async Task Media_are_for_those_who_may_view_them() =>
        Assert.Equal("Authorization is required to access the node. mediaAssets", await _site.ErrorAsync("{ mediaAssets { name } }"));

    private Actor Viewer => _site.Engine.User("mia", "ViewMediaContent", "ExecuteGraphQL");

    private static string Widget(string title, string layer, int position) =>
        $$$"""{"TitlePart":{"Title":"{{{title}}}"},"LayerMetadata":{"Layer":"{{{layer}}}","Zone":"Footer","Position":{{{position}}},"RenderTitle":true} }""";
}
