using CoproCms.Definitions;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>Types that have nearly every part and field, by the names under which Orchard Core's schema was recorded.</summary>
internal static class ProbeDefinitions
{
    public static readonly ContentPartDefinition Extra = new("ExtraPart", [], [new("Remark", "TextField", []), new("Score", "NumericField", [])]);

    public static TypeBuilder[] Types =>
    [
        new TypeBuilder("Menu").Part("TitlePart").Part("AliasPart").Part("MenuPart").Part("MenuItemsListPart"),
        Stereotyped("LinkMenuItem", "MenuItem").Part("LinkMenuItemPart"),
        Stereotyped("ContentMenuItem", "MenuItem").Part("ContentMenuItemPart"),
        Stereotyped("HtmlMenuItem", "MenuItem").Part("HtmlMenuItemPart"),
        new TypeBuilder("Taxonomy").Part("TitlePart").Part("AliasPart").Part("AutoroutePart").Part("TaxonomyPart"),
        new TypeBuilder("Category").Part("TitlePart").Part("AutoroutePart").Field("Icon", "TextField"),
        new TypeBuilder("Blog").Part("TitlePart").Part("AutoroutePart").Part("HtmlBodyPart").Field("Image", "MediaField")
            .Part("ListPart", """{"ListPartSettings":{"ContainedContentTypes":["BlogPost"]}}"""),
        new TypeBuilder("BlogPost").Part("TitlePart").Part("AutoroutePart").Part("MarkdownBodyPart")
            .Field("Subtitle", "TextField").Field("Image", "MediaField").Field("Tags", "TaxonomyField").Field("Category", "TaxonomyField"),
        Stereotyped("Container", "Widget").Part("FlowPart"),
        Stereotyped("Form", "Widget").Part("TitlePart").Part("FormElementPart").Part("FormPart").Part("FlowPart"),
        Stereotyped("Label", "Widget").Part("TitlePart").Part("FormElementPart").Part("LabelPart"),
        Stereotyped("Input", "Widget").Part("FormInputElementPart").Part("FormElementPart").Part("InputPart"),
        Stereotyped("TextArea", "Widget").Part("FormInputElementPart").Part("FormElementPart").Part("TextAreaPart"),
        Stereotyped("Button", "Widget").Part("FormInputElementPart").Part("FormElementPart").Part("ButtonPart"),
        Stereotyped("Validation", "Widget").Part("ValidationPart"),
        Stereotyped("SocialMetaSettings", "CustomSettings")
            .Field("DefaultSocialImage", "MediaField").Field("OpenGraphImage", "MediaField").Field("TwitterImage", "MediaField")
            .Field("OpenGraphType", "TextField").Field("TwitterCard", "TextField").Field("TwitterCreator", "TextField").Field("TwitterSite", "TextField")
            .Field("GoogleSchema", "TextField").Field("OpenGraphSiteName", "TextField").Field("OpenGraphAppId", "TextField")
            .Field("DefaultMetaDescription", "TextField").Field("DefaultTwitterDescription", "TextField").Field("DefaultOpenGraphDescription", "TextField"),
        new TypeBuilder("Probe").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("HtmlBodyPart").Part("ExtraPart").Part("ExtraPart", named: "Second")
            .Part("LocalizationPart").Part("FlowPart").Part("BagPart", named: "Widgets").Part("LiquidPart").Part("SeoMetaPart").Part("PreviewPart").Part("CommonPart")
            .Field("Bool", "BooleanField").Field("Pick", "ContentPickerField").Field("ADate", "DateField").Field("ADateTime", "DateTimeField").Field("AHtml", "HtmlField")
            .Field("ALink", "LinkField").Field("AMulti", "MultiTextField").Field("ANumber", "NumericField").Field("AInt", "NumericField").Field("AText", "TextField")
            .Field("ATime", "TimeField").Field("AUser", "UserPickerField").Field("AYt", "YoutubeField").Field("AMedia", "MediaField", """{"MediaFieldSettings":{"RequireMediaText":false}}""").Field("ATax", "TaxonomyField")
            .Field("AMd", "MarkdownField").Field("AGeo", "GeoPointField").Field("ALocSet", "LocalizationSetContentPickerField"),
        new TypeBuilder("ProbeB").Part("TitlePart", """{"GraphQLContentTypePartSettings":{"Collapse":false}}""")
            .Part("ExtraPart", """{"GraphQLContentTypePartSettings":{"Collapse":true}}""").Field("Note", "TextField"),
    ];

    public static async Task<GraphQLSite> StartAsync()
    {
        var site = await GraphQLSite.StartAsync(Types);
        await using var session = site.Engine.As();
        await session.Get<DefinitionStore>().SetPartAsync(Extra, default);
        return site;
    }

    private static TypeBuilder Stereotyped(string name, string stereotype) => new TypeBuilder(name).Setting("Stereotype", stereotype);
}
