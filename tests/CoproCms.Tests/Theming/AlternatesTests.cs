using CoproCms.Theming.Shapes;
using CoproCms.Theming.Templates;

namespace CoproCms.Tests.Theming;

public sealed class AlternatesTests
{
    [Theory]
    [InlineData("Content-BlogPost", "content__blogpost")]
    [InlineData("Content-BlogPost.Summary", "content_summary__blogpost")]
    [InlineData("Content.Summary", "content_summary")]
    [InlineData("Content-Alias-my-page", "content__alias__my__page")]
    [InlineData("Items/Content-BlogPost", "content__blogpost")]
    [InlineData("Parts/TitlePart", "parts_titlepart")]
    [InlineData("TextField-Header.Display", "textfield_display__header")]
    [InlineData("TitlePart-CustomMode.Display.Summary", "titlepart_summary__custommode_display")]
    [InlineData("HttpError-404", "httperror__404")]
    [InlineData("Widget--Blockquote", "widget__blockquote")]
    [InlineData("Menu-main-menu", "menu__main__menu")]
    public void A_file_renders_the_shape_that_its_name_spells(string file, string shape) => Assert.Equal(shape, TemplateNames.ShapeOf(file));

    [Fact]
    public void A_content_item_is_shown_by_the_most_specific_template() => Assert.Equal(
        ["Content__Homepage", "Content_Detail__Page", "Content__Page", "Content_Detail", "Content"],
        new ContentShapeKey("Content", "Page", "Detail", IsHomepage: true).Alternates());

    [Fact]
    public void A_summary_is_not_shown_as_the_home_page() => Assert.Equal(
        ["Content_Summary__Page", "Content__Page", "Content_Summary", "Content"],
        new ContentShapeKey("Content", "Page", "Summary", IsHomepage: true).Alternates());

    [Fact]
    public void A_widget_is_a_shape_of_its_stereotype() => Assert.Equal(
        ["Widget_Detail__Quote", "Widget__Quote", "Widget_Detail", "Widget"], new ContentShapeKey("Widget", "Quote", "Detail", IsHomepage: false).Alternates());

    [Fact]
    public void A_named_part_is_looked_for_by_its_name_before_its_type() => Assert.Equal(
        ["Landing_Detail__Services", "Landing__Services", "Landing_Detail__BagPart", "Landing__BagPart", "BagPart_Detail", "BagPart"],
        new PartShapeKey("Landing", null, "BagPart", "Services", "Detail", null).Alternates());

    [Fact]
    public void A_field_is_looked_for_by_type_part_and_name_first() => Assert.Equal(
        [
            "Post_Summary__Post__Image", "Post__Post__Image", "Post_Summary__Image", "Post__Image", "Post_Summary__MediaField", "Post__MediaField",
            "MediaField_Summary__Gallery_Display", "MediaField_Display__Gallery", "MediaField_Summary", "MediaField",
        ],
        new FieldShapeKey("Post", "Post", "Post", "Image", "MediaField", "Summary", "Gallery").Alternates());
}
