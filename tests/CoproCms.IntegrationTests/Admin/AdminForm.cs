using System.Text.RegularExpressions;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Forms of the admin as a browser sends them.</summary>
internal static partial class AdminForm
{
    /// <summary>Opens the page for its antiforgery token and posts the fields; redirects are followed.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, string address, params (string Name, string Value)[] fields) =>
        await browser.PostAsync(address, new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", await browser.TokenAsync(page))]));

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, params (string Name, string Value)[] fields) => browser.SubmitAsync(page, page, fields);

    /// <summary>Sends a file.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient browser, string page, string name, string fileName, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), name, fileName }, { new StringContent(await browser.TokenAsync(page)), "__RequestVerificationToken" } };
        return await browser.PostAsync(page, form);
    }

    public static async Task<string> TokenAsync(this HttpClient browser, string page) => Token().Match(await browser.GetStringAsync(page)).Groups[1].Value;

    [GeneratedRegex("name=\"antiforgery\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
