namespace CoproCms.Tests.Contracts;

/// <summary>A filled value of a field or part as Orchard Core writes it, and the index rows that it must give.</summary>
/// <param name="Json">The value.</param>
/// <param name="Rows">Names of the index rows, sorted: <c>It</c> for a field's value, <c>It.Latitude</c> for a member, the member alone for a part.</param>
/// <param name="References">Ids that it points to.</param>
/// <param name="Unshaped">Members that readers do not see.</param>
internal sealed record Sample(string Json, string[] Rows, string[]? References = null, string[]? Unshaped = null);

internal static class Samples
{
    private const string Picture = """{"Paths":["a.jpg"],"MediaTexts":["A hall"]}""";

    public static readonly Dictionary<string, Sample> Fields = new()
    {
        ["TextField"] = new("""{"Text":"some text"}""", ["It"]),
        ["HtmlField"] = new("""{"Html":"<i>x</i>"}""", []),
        ["MarkdownField"] = new("""{"Markdown":"# H"}""", []),
        ["BooleanField"] = new("""{"Value":true}""", ["It"]),
        ["NumericField"] = new("""{"Value":12}""", ["It"]),
        ["DateField"] = new("""{"Value":"2024-05-06T00:00:00Z"}""", ["It"]),
        ["DateTimeField"] = new("""{"Value":"2024-05-06T07:08:09Z"}""", ["It"]),
        ["TimeField"] = new("""{"Value":"13:14:15"}""", ["It"]),
        ["LinkField"] = new("""{"Url":"https://example.org","Text":"Ex","Target":"_blank"}""", []),
        ["MultiTextField"] = new("""{"Values":["1","2"]}""", ["It", "It"]),
        ["ContentPickerField"] = new("""{"ContentItemIds":["4fvnxm519pf4jxhcqdgj66rncs"]}""", [], ["4fvnxm519pf4jxhcqdgj66rncs"]),
        ["LocalizationSetContentPickerField"] = new("""{"LocalizationSets":["4yfhd6370xr72ve1ffqb0cmg48"]}""", []),
        ["UserPickerField"] = new("""{"UserIds":["ann"]}""", []),
        ["MediaField"] = new("""{"Paths":["a.jpg"],"MediaTexts":["alt"],"Anchors":[{"X":0.5,"Y":0.5}],"Decorative":[false]}""", [], Unshaped: ["MediaTexts", "Anchors", "Decorative"]),
        ["TaxonomyField"] = new(
            """{"TermContentItemIds":["4fs5tbck93683wsc7mnm5t2xn4"],"TaxonomyContentItemId":"4gn9p597v54a155ec16dcfzr4w","TagNames":["Earth"]}""", [],
            ["4fs5tbck93683wsc7mnm5t2xn4"], ["TagNames"]),
        ["YoutubeField"] = new("""{"EmbeddedAddress":"https://www.youtube.com/embed/x","RawAddress":"https://youtu.be/x"}""", []),
        ["GeoPointField"] = new("""{"Latitude":1.5,"Longitude":2.5}""", ["It.Latitude", "It.Longitude"]),
    };

    public static readonly Dictionary<string, Sample> Parts = new()
    {
        ["TitlePart"] = new("""{"Title":"Main Menu"}""", []),
        ["AutoroutePart"] = new(
            """{"Path":"blog/x","SetHomepage":false,"Disabled":false,"RouteContainedItems":false,"Absolute":false}""", ["Path"],
            Unshaped: ["SetHomepage", "Disabled", "RouteContainedItems", "Absolute"]),
        ["AliasPart"] = new("""{"Alias":"main-menu"}""", ["Alias"]),
        ["HtmlBodyPart"] = new("""{"Html":"<p>Hello</p>"}""", []),
        ["MarkdownBodyPart"] = new("""{"Markdown":"Hello"}""", []),
        ["LiquidPart"] = new("""{"Liquid":"Hello"}""", [], Unshaped: ["Liquid"]),
        ["ContainedPart"] = new(
            """{"ListContentItemId":"4fvnxm519pf4jxhcqdgj66rncs","ListContentType":"Blog","Order":0}""", ["ListContentItemId"], ["4fvnxm519pf4jxhcqdgj66rncs"]),
        ["ListPart"] = new("{}", []),
        ["FlowPart"] = new("""{"Widgets":[{"ContentType":"Quote","FlowMetadata":{"Alignment":3,"Size":100}}]}""", []),
        ["FlowMetadata"] = new("""{"Alignment":3,"Size":50}""", []),
        ["BagPart"] = new("""{"ContentItems":[{"ContentType":"Quote"}]}""", []),
        ["MenuPart"] = new("{}", []),
        ["MenuItemsListPart"] = new("""{"MenuItems":[{"ContentType":"LinkMenuItem"}]}""", []),
        ["LinkMenuItemPart"] = new("""{"Url":"~/about"}""", []),
        ["ContentMenuItemPart"] = new("""{"SelectedContentItem":{"ContentItemIds":["4fvnxm519pf4jxhcqdgj66rncs"]}}""", [], ["4fvnxm519pf4jxhcqdgj66rncs"]),
        ["HtmlMenuItemPart"] = new("""{"Url":"~/about","Target":"_blank","Html":"<b>x</b>"}""", []),
        ["TaxonomyPart"] = new(
            """{"Terms":[{"ContentType":"Tag","TermPart":{"TaxonomyContentItemId":"4qs7mv9xc4ttg5ktm61qj9dy5d"}}],"TermContentType":"Tag"}""", []),
        ["TermPart"] = new("""{"TaxonomyContentItemId":"4gn9p597v54a155ec16dcfzr4w"}""", []),
        ["TermTranslationsPart"] = new("""{"Translations":[{"Culture":"cy","Name":"Bwyd","Slug":"bwyd"}]}""", []),
        ["LocalizationPart"] = new("""{"LocalizationSet":"4yfhd6370xr72ve1ffqb0cmg48","Culture":"en-US"}""", ["Culture", "LocalizationSet"]),
        ["LayerMetadata"] = new("""{"RenderTitle":true,"Position":10.0,"Zone":"Footer","Layer":"Always"}""", ["Layer"]),
        ["SeoMetaPart"] = new(
            $$"""
            {"Render":true,"PageTitle":"x","MetaDescription":"x","MetaKeywords":"x","Canonical":"https://example.org/x","MetaRobots":"noindex",
            "CustomMetaTags":[{"Name":"a","Content":"b"}],"DefaultSocialImage":{{Picture}},"OpenGraphImage":{},"OpenGraphType":"article","OpenGraphTitle":"x",
            "OpenGraphDescription":"x","TwitterImage":{},"TwitterTitle":"x","TwitterDescription":"x","TwitterCard":"summary","TwitterCreator":"@x",
            "TwitterSite":"@x","GoogleSchema":"{}"}
            """, ["MetaRobots"]),
        ["PublishLaterPart"] = new("""{"ScheduledPublishUtc":"2024-05-06T07:08:09Z"}""", ["ScheduledPublishUtc"]),
        ["ArchiveLaterPart"] = new("""{"ScheduledArchiveUtc":"2024-05-06T07:08:09Z"}""", ["ScheduledArchiveUtc"]),
        ["CommonPart"] = new("{}", []),
        ["PreviewPart"] = new("{}", []),
        ["FormPart"] = new("""{"WorkflowTypeId":"x","Action":"/send","Method":"POST"}""", []),
        ["FormElementPart"] = new("""{"Id":"x"}""", []),
        ["FormInputElementPart"] = new("""{"Name":"x"}""", []),
        ["LabelPart"] = new("""{"For":"x","Value":"X"}""", []),
        ["ButtonPart"] = new("""{"Text":"Send","Type":"submit"}""", []),
        ["InputPart"] = new("""{"Type":"text","Placeholder":"x","DefaultValue":"x"}""", []),
        ["TextAreaPart"] = new("""{"DefaultValue":"x","Placeholder":"x"}""", []),
        ["ValidationPart"] = new("""{"For":"x"}""", []),
    };
}
