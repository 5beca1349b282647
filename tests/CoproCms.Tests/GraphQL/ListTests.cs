using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

public sealed class ListTests
{
    [Fact]
    public async Task Every_type_without_a_stereotype_has_a_list_at_the_root()
    {
        await using var site = await GraphQLSite.StartAsync(Post);
        await using var session = site.Engine.As();
        await session.PublishAsync("Post", """{"TitlePart":{"Title":"Bread"},"Post":{"Summary":{"Text":"Warm"}}}""");

        Assert.Equal("""{"post":[{"displayText":"Bread","summary":"Warm","published":true}]}""", await site.DataAsync("{ post { displayText summary published } }"));
    }

    internal static TypeBuilder Post => new TypeBuilder("Post").Part("TitlePart").Field("Summary", "TextField").Field("Views", "NumericField").Field("Featured", "BooleanField");
}
