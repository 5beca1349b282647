using CoproCms.Data;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Theming;

public sealed class LayerTests
{
    [Theory]
    [InlineData("""{"Rule":"true"}""", true)]
    [InlineData("""{"Rule":"isHomepage()"}""", false)]
    [InlineData("""{"Rule":"url('~/about*') && isAnonymous()"}""", true)]
    [InlineData("""{"Rule":"while(true){}"}""", false)]
    [InlineData("""{"Rule":"no such script"}""", false)]
    [InlineData("""{"LayerRule":{"Conditions":[{"Name":"UrlCondition","Value":"~/about","Operation":{"Name":"StringStartsWithOperator"}}]}}""", true)]
    [InlineData("""{"LayerRule":{"Conditions":[{"$type":"OrchardCore.Rules.Models.HomepageCondition, OrchardCore.Rules","Value":false}]}}""", true)]
    [InlineData("""{"LayerRule":{"Conditions":[{"Name":"CultureCondition","Value":"cy"}]}}""", false)]
    [InlineData("""{"LayerRule":{"Conditions":[{"Name":"AnyConditionGroup","Conditions":[{"Name":"CultureCondition","Value":"cy"},{"Name":"IsAnonymousCondition"}]}]}}""", true)]
    public async Task A_widget_is_shown_where_the_rule_of_its_layer_holds(string layer, bool shown)
    {
        await using var site = await ThemedSite.StartAsync(
            new Dictionary<string, string>
            {
                ["Layout"] = "<{% render_section 'Footer' %}>",
                ["Content"] = "",
                ["Widget-Quote"] = "{{ Model.ContentItem.Content.Quote.Text.Text }};",
                ["Widget_Wrapper"] = "w:{{ Model.Metadata.ChildContent }}",
            },
            new TypeBuilder("Quote").Part("LayerMetadata").Field("Text", "TextField").Setting("Stereotype", "Widget"),
            new TypeBuilder("Page").Part("TitlePart").Part("AutoroutePart"));
        await using var session = site.Engine.As();
        await session.PublishAsync("Page", """{"TitlePart":{"Title":"About"},"AutoroutePart":{"Path":"about"}}""");
        await session.PublishAsync("Quote", """{"LayerMetadata":{"Zone":"Footer","Layer":"L","Position":2.0},"Quote":{"Text":{"Text":"second"}}}""");
        await session.PublishAsync("Quote", """{"LayerMetadata":{"Zone":"Footer","Layer":"L","Position":1.0},"Quote":{"Text":{"Text":"first"}}}""");
        await session.PublishAsync("Quote", """{"LayerMetadata":{"Zone":"Header","Layer":"L","Position":1.0},"Quote":{"Text":{"Text":"elsewhere"}}}""");
        await session.Get<DocumentStore>().SetAsync(DocumentKinds.Layer, "L", Session.Json(layer), default);

        Assert.Equal(shown ? "<w:first;w:second;>" : "<>", (await site.GetAsync("/about")).Body);
    }
}
