using CoproCms.Users.TwoFactor;

namespace CoproCms.IntegrationTests.Users;

/// <summary>The app on somebody's phone.</summary>
internal static class Authenticator
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Turns the second factor on, as the user does it.</summary>
    /// <returns>The key.</returns>
    public static async Task<byte[]> EnrolAsync(AccountSite site, string name) => (await EnrolWithCodesAsync(site, name)).Key;

    public static async Task<(byte[] Key, string[] Codes)> EnrolWithCodesAsync(AccountSite site, string name)
    {
        var visitor = await Visitor.SignedInAsync(site.Site, name);
        await visitor.OpenAsync("/Account/TwoFactor");
        await visitor.SubmitAsync("handler=Begin", ("CurrentPassword", AccountSite.Password));
        var key = KeyOn(visitor.Page);
        await visitor.SubmitAsync("handler=Enable", ("Code", Code(site, key)));
        return (key, CodesOn(visitor.Page));
    }

    public static byte[] KeyOn(VisitedPage page) => Read(page.Find(".sign-in-key")?.TextContent ?? throw new InvalidOperationException(page.Text));

    public static string[] CodesOn(VisitedPage page) => [.. page.Document.QuerySelectorAll(".sign-in-codes code").Select(c => c.TextContent)];

    /// <summary>The code that the app shows now.</summary>
    public static string Code(AccountSite site, byte[] key) => Totp.Code(key, site.Time.GetUtcNow().ToUnixTimeSeconds() / Totp.StepSeconds);

    private static byte[] Read(string written)
    {
        var bits = string.Concat(written.Where(c => c != ' ').Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
