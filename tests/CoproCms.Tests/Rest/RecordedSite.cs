using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Rest;

/// <summary>The types over which requests to Orchard Core's REST API were recorded, with content and words of our own.</summary>
internal sealed class RecordedSite : IAsyncDisposable
{
    private const string Slug = """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ ContentItem.DisplayText | slugify }}"}}""";

    private readonly Engine _engine;
    private readonly Pipeline _api;

    private RecordedSite(Engine engine)
    {
        _engine = engine;
        _api = Pipeline.Over(engine, new ErrorsModule(), new RestModule());
        Ref = new(null, "ref", engine.Get<Permissions>().Closure([ContentApiDoor.Permission, "PublishContent", "DeleteContent"]), []);
    }

    /// <summary>A client application with every permission that the requests need: it has a name but is no user.</summary>
    public Actor Ref { get; }

    public static async Task<RecordedSite> StartAsync()
    {
        var engine = await Engine.StartAsync(services => new RestModule().ConfigureServices(services, new ConfigurationBuilder().Build()));
        await using (var session = engine.As())
            await session.Get<DefinitionStore>().SetPartAsync(new("ExtraPart", [], [new("Remark", "TextField", []), new("Score", "NumericField", [])]), default);
        await engine.DefineAsync(Blog(), BlogPost(), Probe(), ProbeB());
        return new(engine);
    }

    public Task<HttpAnswer> SendAsync(string method, string address, string? body = null, string? contentType = "application/json", Actor? actor = null) =>
        _api.SendAsync(actor ?? Ref, method, address, body, contentType);

    public Actor User(string name, params string[] permissions) => _engine.User(name, permissions);

    /// <summary>A post in a blog, as a recipe would bring it.</summary>
    public async Task<string> PublishBlogPostAsync()
    {
        await using var session = _engine.As();
        var blog = await session.PublishAsync("Blog", """{"TitlePart":{"Title":"Newyddion"}}""");
        var post = await session.PublishAsync("BlogPost", $$$$"""
            {"TitlePart":{"Title":"A garden by many hands"},"ContainedPart":{"ListContentItemId":"{{{{blog.ContentItemId}}}}","ListContentType":"Blog"},
             "MarkdownBodyPart":{"Markdown":"They dug — and then “they planted”.\n\nIt's theirs."},"AutoroutePart":{"Path":"blog/garden"},
             "BlogPost":{"Subtitle":{"Text":"Dug on Saturdays"},"Image":{"Paths":["garden.jpg"],"MediaTexts":[""],"Anchors":[{"X":0.5,"Y":0.5}]},
             "Tags":{"TermContentItemIds":[],"TaxonomyContentItemId":"x"}}}
            """);
        return post.ContentItemId;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static TypeBuilder Blog() => new TypeBuilder("Blog").Part("TitlePart").Part("ListPart", """{"ListPartSettings":{"ContainedContentTypes":["BlogPost"]}}""");

    private static TypeBuilder BlogPost() => new TypeBuilder("BlogPost").Part("TitlePart").Part("MarkdownBodyPart").Part("AutoroutePart", Slug)
        .Field("Subtitle", "TextField").Field("Image", "MediaField", """{"MediaFieldSettings":{"RequireMediaText":false}}""").Field("Tags", "TaxonomyField");

    private static TypeBuilder Probe() => new TypeBuilder("Probe").Part("TitlePart").Part("AutoroutePart", Slug).Part("AliasPart").Part("HtmlBodyPart")
        .Part("ExtraPart").Part("ExtraPart", named: "Second").Part("LocalizationPart").Part("FlowPart").Part("BagPart", named: "Widgets").Part("LiquidPart")
        .Part("SeoMetaPart").Part("PreviewPart").Part("CommonPart").Part("PublishLaterPart").Part("ArchiveLaterPart")
        .Field("Bool", "BooleanField").Field("Pick", "ContentPickerField").Field("ADate", "DateField").Field("ADateTime", "DateTimeField").Field("AHtml", "HtmlField")
        .Field("ALink", "LinkField").Field("AMulti", "MultiTextField").Field("ANumber", "NumericField", """{"NumericFieldSettings":{"Scale":2}}""").Field("AInt", "NumericField").Field("AText", "TextField")
        .Field("ATime", "TimeField").Field("AUser", "UserPickerField").Field("AYt", "YoutubeField").Field("AMedia", "MediaField", """{"MediaFieldSettings":{"RequireMediaText":false}}""").Field("ATax", "TaxonomyField")
        .Field("AMd", "MarkdownField").Field("AGeo", "GeoPointField").Field("ALocSet", "LocalizationSetContentPickerField");

    private static TypeBuilder ProbeB() => new TypeBuilder("ProbeB").Part("TitlePart").Part("ExtraPart")
        .Field("Note", "TextField", """{"TextFieldSettings":{"Required":true}}""");
}
