using CoproCms.Content;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>A post in each language by Ann, who has a public profile, and one by a reader, who has none.</summary>
public sealed class AuthorTests : IAsyncLifetime
{
    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(new TypeBuilder("Post").Part("TitlePart").Part("LocalizationPart"));
        await PublishAsync("ann", "Bread", "en");
        await PublishAsync("ann", "Bara", "cy");
        await PublishAsync("reader", "Tea", "en");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task An_items_author_shows_what_they_chose_to_in_the_items_language() => Assert.Equal(
        """{"post":[{"displayText":"Bara","authorProfile":{"displayName":"Ann Prys","biography":"Yn ysgrifennu am afonydd.","picture":{"url":"/media/people/ann.webp","mediaText":"Ann by a river"}}},"""
        + """{"displayText":"Bread","authorProfile":{"displayName":"Ann Prys","biography":"Writes about rivers.","picture":{"url":"/media/people/ann.webp","mediaText":"Ann by a river"}}},"""
        + """{"displayText":"Tea","authorProfile":null}]}""",
        await _site.DataAsync("{ post(orderBy: {displayText: ASC}) { displayText authorProfile { displayName biography picture { url mediaText } } } }"));

    [Fact]
    public async Task A_biography_can_be_asked_for_in_a_language() => Assert.Equal(
        """{"author":{"biography":"Writes about rivers.","cy":"Yn ysgrifennu am afonydd.","fr":"Writes about rivers."}}""",
        await _site.DataAsync("""{ author(userName: "ann") { biography cy: biography(culture: "cy") fr: biography(culture: "fr") } }"""));

    [Fact]
    public async Task Who_has_no_profile_and_who_does_not_exist_are_not_told_apart() => Assert.Equal(
        """{"a":null,"b":null}""", await _site.DataAsync("""{ a: author(userName: "reader") { displayName } b: author(userName: "nobody") { displayName } }"""));

    [Theory]
    [InlineData("email")]
    [InlineData("phoneNumber")]
    [InlineData("userName")]
    [InlineData("userId")]
    public async Task Nothing_else_of_them_can_even_be_asked_for(string member)
    {
        Assert.Contains("Cannot query field", await _site.ErrorAsync($"{{ author(userName: \"ann\") {{ {member} }} }}"), StringComparison.Ordinal);
        Assert.DoesNotContain("@", (await _site.AskAsync("{ post { owner author authorProfile { displayName biography picture { url path fileName mediaText } } } }")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("width: 100", "/media/people/ann.webp?width=100&height=&rmode=&format=&quality=")]
    [InlineData("width: 100, height: 50, mode: CROP, format: AVIF, quality: 80", "/media/people/ann.webp?width=100&height=50&rmode=crop&format=avif&quality=80")]
    public async Task A_picture_has_an_address_for_each_size_and_format(string arguments, string url) => Assert.Equal(
        "{\"author\":{\"picture\":{\"url\":\"" + url + "\"}}}", await _site.DataAsync($"{{ author(userName: \"ann\") {{ picture {{ url({arguments}) }} }} }}"));

    [Theory]
    [InlineData("width: 7", "width and height may be 100.")]
    [InlineData("mode: BIG", "ImageMode")]
    [InlineData("format: GIF", "ImageFormat")]
    [InlineData("width: \"wide\"", "width")]
    public async Task A_size_or_format_that_is_not_served_is_named(string arguments, string expected) => Assert.Contains(
        expected, await _site.ErrorAsync($"{{ author(userName: \"ann\") {{ picture {{ url({arguments}) }} }} }}"), StringComparison.Ordinal);

    private async Task PublishAsync(string owner, string title, string culture)
    {
        await using var session = _site.Engine.As(_site.Engine.User(owner, "PublishContent"));
        await session.PublishAsync("Post", $$$"""{"TitlePart":{"Title":"{{{title}}}"},"LocalizationPart":{"Culture":"{{{culture}}}"} }""");
    }
}
