using System.Text.RegularExpressions;

namespace CoproCms.IntegrationTests.Given;

/// <summary>The administrator, signed in through the form.</summary>
internal static partial class AdminClient
{
    public static async Task<HttpClient> SignInAsync(this ServerProcess server)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(20) };
        var form = await client.GetStringAsync("/Login");
        using var answer = await client.PostAsync("/Login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["LoginForm.UserName"] = Site.AdminName,
            ["LoginForm.Password"] = Site.AdminPassword,
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        }));
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
