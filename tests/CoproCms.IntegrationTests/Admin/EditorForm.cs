using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>The form of an item as a browser without JavaScript has it: its controls with what they hold, to be changed and posted.</summary>
internal sealed class EditorForm
{
    private readonly HttpClient _browser;
    private readonly IDocument _page;

    private EditorForm(HttpClient browser, IDocument page) => (_browser, _page) = (browser, page);

    private IHtmlFormElement Form => (IHtmlFormElement)_page.QuerySelector("#content-form")!;

    public IDocument Page => _page;

    public static string AddressOf(string contentItemId) => $"/Admin/Contents/ContentItems/{contentItemId}/Edit";

    public static async Task<EditorForm> OpenAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(browser, answer);
    }

    public EditorForm Fill(string name, string value)
    {
        switch (_page.QuerySelectorAll($"#content-form [name='{name}']").Last(e => e is not IHtmlInputElement { Type: "hidden" } || !name.EndsWith(".Value", StringComparison.Ordinal)))
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" }:
                var box = Form.QuerySelectorAll<IHtmlInputElement>($"[name='{name}']").Single(b => b.Type != "hidden" && b.Value == value);
                box.IsChecked = true;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                select.Value = value;
                break;
        }

        return this;
    }

    public string Value(string name) => _page.QuerySelector($"#content-form [name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => throw new InvalidOperationException($"There is no {name}."),
    };

    /// <summary>The fault beside the control of the name.</summary>
    public string Fault(string name) => _page.QuerySelector($"#{new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_')])}-fault")?.TextContent ?? "";

    public async Task<HttpResponseMessage> PostAsync(string command)
    {
        using var content = new FormUrlEncodedContent([.. Controls(), new("command", command)]);
        return await _browser.PostAsync(Form.GetAttribute("action"), content);
    }

    /// <summary>Posts and reads the page that comes back.</summary>
    public async Task<EditorForm> PressAsync(string command, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await PostAsync(command);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {Form.GetAttribute("action")}");
        return await ReadAsync(_browser, answer);
    }

    private static async Task<EditorForm> ReadAsync(HttpClient browser, HttpResponseMessage answer)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var html = await answer.Content.ReadAsStringAsync();
        return new(browser, await context.OpenAsync(request => request.Content(html).Address(answer.RequestMessage!.RequestUri!.ToString())));
    }

    private IEnumerable<KeyValuePair<string, string>> Controls()
    {
        foreach (var control in Form.QuerySelectorAll<IHtmlElement>("input, select, textarea"))
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || control.HasAttribute("disabled"))
                continue;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value.ReplaceLineEndings("\r\n"));
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
            }
        }
    }
}
