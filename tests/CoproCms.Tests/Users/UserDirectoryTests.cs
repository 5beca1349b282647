using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Users;

public sealed class UserDirectoryTests
{
    [Fact]
    public async Task The_public_profile_comes_from_the_users_properties()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin");
        await engine.ChangeUserAsync(user.Id, u => u.Properties = """
            {"PublicProfile":{"DisplayName":"Elin Prys","Biography":{"en":"Writes about rivers.","cy":"Yn ysgrifennu am afonydd."},"Picture":"people/elin.webp","PictureText":"Elin by a river"}}
            """);
        await using var session = engine.As();

        var profile = (await session.Get<IUserDirectory>().FindManyAsync([user.Id], default))[user.Id].Profile!;

        Assert.Equal(("Elin Prys", "people/elin.webp"), (profile.DisplayName, profile.Picture));
        Assert.Equal("Yn ysgrifennu am afonydd.", profile.Biography["cy"]);
        Assert.Equal("Elin by a river", profile.PictureText[""]);
    }

    [Fact]
    public async Task A_user_without_a_profile_shows_none()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin");
        await using var session = engine.As();

        Assert.Null((await session.Get<IUserDirectory>().FindManyAsync([user.Id], default))[user.Id].Profile);
    }

    [Fact]
    public async Task Ids_that_nobody_has_are_left_out()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin");
        await using var session = engine.As();
        var directory = session.Get<IUserDirectory>();

        for (var again = 0; again < 2; again++)
            Assert.Equal([user.Id], (await directory.FindManyAsync(["4nobody", user.Id, user.Id], default)).Keys);
    }

    [Fact]
    public async Task A_changed_profile_is_seen_at_once()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin");
        await using var session = engine.As();
        var directory = session.Get<IUserDirectory>();
        await directory.FindManyAsync([user.Id], default);

        await engine.ChangeUserAsync(user.Id, u => u.Properties = """{"PublicProfile":{"DisplayName":"Elin"}}""");

        Assert.Equal("Elin", (await directory.FindManyAsync([user.Id], default))[user.Id].Profile?.DisplayName);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"PublicProfile":5}""")]
    [InlineData("""{"PublicProfile":{"DisplayName":null}}""")]
    [InlineData("""{"PublicProfile":{"DisplayName":["x"]}}""")]
    public async Task Properties_of_another_shape_are_no_profile(string properties)
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin");
        await engine.ChangeUserAsync(user.Id, u => u.Properties = properties);
        await using var session = engine.As();

        Assert.Null((await session.Get<IUserDirectory>().FindManyAsync([user.Id], default))[user.Id].Profile);
    }
}
