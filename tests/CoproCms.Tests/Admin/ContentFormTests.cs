using System.Text.Json.Nodes;
using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Tests.Contracts;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Tests.Admin;

public sealed class ContentFormTests
{
    private static readonly ContentTypeDefinition Link = new TypeBuilder("Link").Part("TitlePart").Part("LinkMenuItemPart").Build();

    private static readonly ContentTypeDefinition Probe = new TypeBuilder("Probe")
        .Part("TitlePart").Part("MenuItemsListPart").Part("TaxonomyPart").Part("SeoMetaPart")
        .Field("Note", "TextField").Field("Start", "DateTimeField").Field("Day", "DateField").Field("Places", "NumericField")
        .Field("Sure", "BooleanField").Field("Words", "MultiTextField").Field("Image", "MediaField").Field("About", "ContentPickerField").Build();

    [Fact]
    public void What_the_form_does_not_mention_stays_as_it_was()
    {
        var read = Read("""{"Probe":{"Note":{"Text":"old","Extra":1},"Words":{"Values":["a"]}},"Other":{"x":1}}""", ("Probe.Note.Text", "new"));

        AssertJson("""{"Probe":{"Note":{"Text":"new","Extra":1},"Words":{"Values":["a"]}},"Other":{"x":1}}""", read);
    }

    [Fact]
    public void Numbers_and_days_are_read_the_same_in_every_language()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var read = Read("{}", ("Probe.Places.Value", "12.5"), ("Probe.Day.Value", "2026-05-06"));

            AssertJson("""{"Probe":{"Places":{"Value":12.5},"Day":{"Value":"2026-05-06T00:00:00Z"}}}""", read);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Instants_are_written_by_the_clocks_of_the_site() =>
        AssertJson("""{"Probe":{"Start":{"Value":"2026-07-15T08:30:00Z"}}}""", Read("{}", ("Probe.Start.Value", "2026-07-15T09:30")));

    [Theory]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T01:30")]
    [InlineData("2026-07-15T08:30:12.345Z", "2026-07-15T09:30:12")]
    public void An_instant_that_nobody_changed_stays_to_the_last_digit(string stored, string shown)
    {
        var item = "{\"Probe\":{\"Start\":{\"Value\":\"" + stored + "\"}}}";

        Assert.Equal(shown, PostedForm.Values.Show(stored, CoproCms.Fields.ScalarKind.DateTime));
        AssertJson(item, Read(item, ("Probe.Start.Value", shown)));
    }

    [Fact]
    public void What_is_no_number_stays_a_text_for_the_rules_to_name() =>
        AssertJson("""{"Probe":{"Places":{"Value":"many"}}}""", Read("{}", ("Probe.Places.Value", "many")));

    [Fact]
    public void An_emptied_control_clears_its_value() =>
        AssertJson("""{"Probe":{"Note":{}}}""", Read("""{"Probe":{"Note":{"Text":"old"}}}""", ("Probe.Note.Text", "")));

    [Theory]
    [InlineData(new[] { "false" }, false)]
    [InlineData(new[] { "false", "true" }, true)]
    public void A_box_that_is_not_ticked_says_no(string[] posted, bool value) =>
        AssertJson("{\"Probe\":{\"Sure\":{\"Value\":" + (value ? "true" : "false") + "}}}", Read("""{"Probe":{"Sure":{"Value":true}}}""", ("Probe.Sure.Value", posted)));

    [Fact]
    public void Ticked_choices_keep_their_order_and_new_ones_follow() => AssertJson(
        """{"Probe":{"Words":{"Values":["c","a","b"]}}}""",
        Read("""{"Probe":{"Words":{"Values":["c","a","x"]}}}""", ("Probe.Words.Values.Choices", ""), ("Probe.Words.Values", new[] { "a", "b", "c" })));

    [Fact]
    public void A_list_of_which_nothing_is_ticked_is_empty() =>
        AssertJson("""{"Probe":{"Words":{"Values":[]}}}""", Read("""{"Probe":{"Words":{"Values":["a"]}}}""", ("Probe.Words.Values", "")));

    [Fact]
    public void A_text_area_is_a_list_of_one_a_line() =>
        AssertJson("""{"Probe":{"Words":{"Values":["one","two"]}}}""", Read("{}", ("Probe.Words.Values", "one\r\n\r\ntwo\r\n")));

    [Fact]
    public void Files_and_their_texts_follow_the_order_of_the_keys() => AssertJson(
        """{"Probe":{"Image":{"Paths":["b.jpg","a.jpg"],"MediaTexts":["B",""]}}}""",
        Read(
            """{"Probe":{"Image":{"Paths":["a.jpg","b.jpg"],"MediaTexts":["","B"]}}}""",
            ("Probe.Image.Paths.Index", new[] { "", "1", "0" }), ("Probe.Image.Paths[0]", "a.jpg"), ("Probe.Image.Paths[1]", "b.jpg"),
            ("Probe.Image.MediaTexts.Index", new[] { "", "1", "0" }), ("Probe.Image.MediaTexts[0]", ""), ("Probe.Image.MediaTexts[1]", "B")));

    [Fact]
    public void Nested_items_are_known_by_their_ids_wherever_they_stand_now()
    {
        const string menu = "MenuItemsListPart.MenuItems";
        var read = Read(
            """{"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"a","ContentType":"Link","Own":{"x":1}},{"ContentItemId":"b","ContentType":"Link"}]}}""",
            ($"{menu}.Index", new[] { "", "k2", "k1" }),
            ($"{menu}[k1].ContentItemId", "a"), ($"{menu}[k1].ContentType", "Link"), ($"{menu}[k1].TitlePart.Title", "A"),
            ($"{menu}[k2].ContentItemId", "b"), ($"{menu}[k2].ContentType", "Link"), ($"{menu}[k2].LinkMenuItemPart.Url", "~/b"));

        AssertJson(
            """
            {"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"b","ContentType":"Link","LinkMenuItemPart":{"Url":"~/b"}},
            {"ContentItemId":"a","ContentType":"Link","Own":{"x":1},"TitlePart":{"Title":"A"}}]}}
            """, read);
    }

    [Fact]
    public void A_new_nested_item_gets_the_parts_of_its_type_and_the_id_of_the_form()
    {
        const string row = "MenuItemsListPart.MenuItems[n1]";
        var read = Read("{}", ("MenuItemsListPart.MenuItems.Index", "n1"), ($"{row}.ContentItemId", "4new"), ($"{row}.ContentType", "Link"), ($"{row}.TitlePart.Title", "New"));

        AssertJson("""{"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"4new","ContentType":"Link","TitlePart":{"Title":"New"},"LinkMenuItemPart":{},"Link":{}}]}}""", read);
    }

    [Fact]
    public void Terms_below_a_term_stand_beside_its_parts()
    {
        const string terms = "TaxonomyPart.Terms";
        var read = Read(
            """{"TaxonomyPart":{"Terms":[{"ContentItemId":"a","ContentType":"Link","Terms":[{"ContentItemId":"b","ContentType":"Link"}]}]}}""",
            ($"{terms}.Index", "0"), ($"{terms}[0].ContentItemId", "a"), ($"{terms}[0].ContentType", "Link"),
            ($"{terms}[0].Terms.Index", "0"), ($"{terms}[0].Terms[0].ContentItemId", "b"), ($"{terms}[0].Terms[0].ContentType", "Link"), ($"{terms}[0].Terms[0].TitlePart.Title", "B"));

        AssertJson("""{"TaxonomyPart":{"Terms":[{"ContentItemId":"a","ContentType":"Link","Terms":[{"ContentItemId":"b","ContentType":"Link","TitlePart":{"Title":"B"}}]}]}}""", read);
    }

    [Fact]
    public void Rows_that_were_offered_and_not_filled_in_are_none() => AssertJson(
        """{"SeoMetaPart":{"CustomMetaTags":[{"Name":"a"}]}}""",
        Read("{}", ("SeoMetaPart.CustomMetaTags.Index", new[] { "x", "new" }), ("SeoMetaPart.CustomMetaTags[x].Name", "a"), ("SeoMetaPart.CustomMetaTags[new].Name", "")));

    [Fact]
    public void Names_of_any_shape_do_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("A[0].", 500)) + "B";

        AssertJson("{}", Read("{}", (deep, "x"), ("..", "x"), ("[", "x"), ("A]", "x"), ("Probe.Note[", "x"), ("Unknown.Member", "x"), ("Probe.Unknown.Text", "x")));
    }

    private static ContentItem Read(string content, params (string Name, StringValues Values)[] form) => PostedForm.Read(
        new() { ContentItemId = "4qs7mv9xc4ttg5ktm61qj9dy5d", ContentType = "Probe", Content = Session.Json(content) },
        form.Select(f => KeyValuePair.Create(f.Name, f.Values)), new([Probe, Link], []));

    private static void AssertJson(string expected, ContentItem item) =>
        Assert.True(JsonNode.DeepEquals(Session.Json(expected), item.Content), item.Content.ToJsonString());
}
