using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>
/// A blog of our own with the types of a recorded Orchard Core site: thirteen posts (the last a draft), two taxonomies, a menu, two layers, probes
/// with nearly every field, and nothing written by an owner.
/// </summary>
public sealed class RecordedSite : IAsyncLifetime
{
    internal GraphQLSite Site { get; private set; } = null!;

    internal string BlogId { get; private set; } = "";

    internal string PostId { get; private set; } = "";

    internal Actor Reader { get; } = new(null, null, ["ViewContent", "ViewMediaContent", "ExecuteGraphQL"], []);

    internal Actor Editor => Site.Engine.User("edna", "EditContent", "ExecuteGraphQL");

    public async Task InitializeAsync()
    {
        Site = await GraphQLSite.StartAsync(
        [
            .. ProbeDefinitions.Types, new TypeBuilder("Article").Part("TitlePart"), new TypeBuilder("Page").Part("TitlePart"), new TypeBuilder("Tag").Part("TitlePart"),
            new TypeBuilder("RawHtml").Part("TitlePart").Setting("Stereotype", "Widget"),
        ]);
        await using var session = Site.Engine.As();
        await session.Get<DefinitionStore>().SetPartAsync(ProbeDefinitions.Extra, default);
        await TaxonomiesAsync(session);
        await PostsAsync(session);
        await ProbesAsync(session);
        await session.PublishAsync("Article", """{"TitlePart":{"Title":"About"}}""");
        await session.PublishAsync("Menu", """
            {"TitlePart":{"Title":"Main"},"AliasPart":{"Alias":"main-menu"},"MenuItemsListPart":{"MenuItems":[
              {"ContentItemId":"m1","ContentType":"LinkMenuItem","DisplayText":"Home","LinkMenuItemPart":{"Url":"~/"}},
              {"ContentItemId":"m2","ContentType":"LinkMenuItem","DisplayText":"About","LinkMenuItemPart":{"Url":"~/about"}}]}}
            """);
        var documents = session.Get<DocumentStore>();
        await documents.SetAsync(DocumentKinds.Layer, "Always", Session.Json("""{"Description":"Everywhere.","LayerRule":{"Conditions":[{"Name":"BooleanCondition","Value":true}]}}"""), default);
        await documents.SetAsync(DocumentKinds.Layer, "Homepage", Session.Json("""{"Description":"At home.","LayerRule":{"Conditions":[{"Name":"HomepageCondition","Value":true}]}}"""), default);
        await session.PublishAsync("RawHtml", """{"TitlePart":{"Title":"Footer"},"LayerMetadata":{"Layer":"Always","Zone":"Footer","Position":10}}""");
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    private static async Task TaxonomiesAsync(Session session)
    {
        await session.PublishAsync("Taxonomy", """
            {"TitlePart":{"Title":"Categories"},"AliasPart":{"Alias":"categories"},"TaxonomyPart":{"TermContentType":"Category","Terms":[
              {"ContentItemId":"walks","ContentType":"Category","DisplayText":"Walks"}]}}
            """);
        await session.PublishAsync("Taxonomy", """
            {"TitlePart":{"Title":"Tags"},"AliasPart":{"Alias":"tags"},"TaxonomyPart":{"TermContentType":"Tag","Terms":[
              {"ContentItemId":"moss","ContentType":"Tag","DisplayText":"Moss"},{"ContentItemId":"oak","ContentType":"Tag","DisplayText":"Oak"}]}}
            """);
    }

    private async Task PostsAsync(Session session)
    {
        BlogId = (await session.PublishAsync("Blog", """{"TitlePart":{"Title":"Blog"},"AutoroutePart":{"Path":"blog"}}""")).ContentItemId;
        PostId = (await session.PublishAsync("BlogPost", Post("Moss grows slowly", "moss", "plain"))).ContentItemId;
        for (var i = 1; i <= 12; i++)
        {
            Site.Engine.Time.Now += TimeSpan.FromMinutes(1);
            var post = Post($"Leaf post {i:00}", $"leaf-{i}", i % 2 == 0 ? "even" : "odd");
            if (i < 12)
                await session.PublishAsync("BlogPost", post);
            else
                await session.DraftAsync("BlogPost", post);
        }
    }

    private string Post(string title, string path, string subtitle) => $$$"""
        {"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{"Path":"blog/{{{path}}}"},"MarkdownBodyPart":{"Markdown":"{{{title}}}"},"BlogPost":{"Subtitle":{"Text":"{{{subtitle}}}"} },
         "ContainedPart":{"ListContentItemId":"{{{BlogId}}}","ListContentType":"Blog"} }
        """;

    private async Task ProbesAsync(Session session)
    {
        await session.PublishAsync("Probe", $$$"""
            {"TitlePart":{"Title":"Probe one"},"AliasPart":{"Alias":"probe-one"},"HtmlBodyPart":{"Html":"<p>Warm <b>bread</b></p>"},"ExtraPart":{"Remark":{"Text":"r1"},"Score":{"Value":3} },
             "Second":{"Remark":{"Text":"r2"},"Score":{"Value":4} },"LocalizationPart":{"Culture":"en","LocalizationSet":"setone"},"SeoMetaPart":{"Render":true},
             "Probe":{"Bool":{"Value":true},"Pick":{"ContentItemIds":["{{{PostId}}}"]},"ADate":{"Value":"2024-05-06T00:00:00Z"},"ADateTime":{"Value":"2024-05-06T07:08:09Z"},
               "AHtml":{"Html":"<i>x</i>"},"ALink":{"Url":"https://example.org","Text":"Ex","Target":"_blank"},"AMulti":{"Values":["2"]},"ANumber":{"Value":12},"AInt":{"Value":7},
               "AText":{"Text":"changed"},"ATime":{"Value":"13:14:15"},"AMedia":{"Paths":["moss.jpg"],"MediaTexts":["alt"]},"AMd":{"Markdown":"H"} } }
            """);
        await session.DraftAsync("Probe", """{"TitlePart":{"Title":"Probe draft"},"AliasPart":{"Alias":"probe-draft"},"LocalizationPart":{"Culture":"en"}}""");
        await session.PublishAsync("ProbeB", """{"TitlePart":{"Title":"B"},"ExtraPart":{"Remark":{"Text":"an x here"},"Score":{"Value":5}},"ProbeB":{"Note":{"Text":"n"}}}""");
    }
}
