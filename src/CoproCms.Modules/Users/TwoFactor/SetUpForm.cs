using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using Microsoft.AspNetCore.Html;

namespace CoproCms.Users.TwoFactor;

/// <summary>What the form for setting the second factor up shows; the codes once it is done.</summary>
/// <param name="Page">The page that it stands on.</param>
/// <param name="Seal">The key, sealed, for the form to bring back.</param>
/// <param name="Key">The key.</param>
/// <param name="Site">The site's name, by which the app will know it.</param>
/// <param name="User">Whose it is.</param>
internal sealed record SetUpForm(AccountPage Page, string Seal, byte[] Key, string Site, User User)
{
    public IHtmlContent Picture => QrCode.Svg(Totp.Address(Key, Site, User.UserName!), Page.T["QR code for your authenticator app"]);

    /// <summary>In groups of four, as people type it.</summary>
    public string Written => string.Join(' ', Totp.Text(Key).Chunk(4).Select(c => new string(c)));
}

/// <summary>Codes that are shown this once.</summary>
internal sealed record ShownCodes(AccountPage Page, IReadOnlyList<string> Codes, string Next);
