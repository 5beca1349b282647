using CoproCms.Content;
using CoproCms.Preview.Links;
using Microsoft.AspNetCore.DataProtection;

namespace CoproCms.Tests.Preview;

/// <summary>The secret of a preview link says which link it is, cannot be forged, and ends by itself.</summary>
public sealed class PreviewTokenTests
{
    private static readonly DateTime Far = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PreviewTokens _tokens = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_token_leads_to_its_link()
    {
        var id = ContentId.New();

        Assert.Equal(id, _tokens.Read(_tokens.Write(id, Far)));
    }

    [Fact]
    public void It_stands_in_an_address_as_it_is() => Assert.Matches("^copropreview_[A-Za-z0-9_-]+$", _tokens.Write(ContentId.New(), Far));

    [Fact]
    public void It_ends_by_itself() => Assert.Null(_tokens.Read(_tokens.Write(ContentId.New(), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    [Fact]
    public void Another_site_cannot_make_one() => Assert.Null(_tokens.Read(new PreviewTokens(new EphemeralDataProtectionProvider()).Write(ContentId.New(), Far)));

    [Theory]
    [InlineData("")]
    [InlineData("copropreview_")]
    [InlineData("copropreview_AAAA")]
    [InlineData("copropreview_***")]
    [InlineData("copro_notatoken")]
    public void Anything_else_is_no_token(string text) => Assert.Null(_tokens.Read(text));

    [Fact]
    public void A_changed_letter_makes_it_worthless()
    {
        var token = _tokens.Write(ContentId.New(), Far);

        Assert.All(Enumerable.Range(PreviewTokens.Prefix.Length, 40), i => Assert.Null(_tokens.Read(token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..])));
    }
}
