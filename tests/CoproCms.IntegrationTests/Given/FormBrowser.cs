using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CoproCms.IntegrationTests.Given;

/// <summary>Reads pages and posts their forms as a browser without scripts does.</summary>
public sealed class FormBrowser(HttpClient client) : IDisposable
{
    public async Task<IHtmlDocument> GetAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return await ParseAsync(answer);
    }

    /// <summary>Presses a button, after writing into the controls named.</summary>
    /// <param name="page">The page that the form stands on.</param>
    /// <param name="button">A selector of the button.</param>
    /// <param name="written">Name and value; a name that the form does not have fails the test.</param>
    public async Task<IHtmlDocument> PressAsync(IHtmlDocument page, string button, params (string Name, string Value)[] written)
    {
        var pressed = page.QuerySelector<IHtmlButtonElement>(button) ?? throw new InvalidOperationException($"There is no {button} on {page.Url}.");
        var form = pressed.Form ?? throw new InvalidOperationException($"{button} stands in no form.");
        var fields = Fields(form).ToList();
        foreach (var (name, value) in written)
        {
            Assert.Contains(name, form.Elements.Select(e => e.GetAttribute("name")));
            fields.RemoveAll(f => f.Key == name);
            fields.Add(new(name, value));
        }

        if (pressed.Name is { Length: > 0 } pressedName)
            fields.Add(new(pressedName, pressed.GetAttribute("value") ?? ""));
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? new Uri(page.Url) : new Uri(new Uri(page.Url), action);
        using var answer = await client.PostAsync(target, new FormUrlEncodedContent(fields));
        Assert.True(answer.IsSuccessStatusCode, $"{target} answered {answer.StatusCode}");
        return await ParseAsync(answer);
    }

    public void Dispose() => client.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var control in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
            }
        }
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var address = answer.RequestMessage!.RequestUri!.ToString();
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(page => page.Content(html).Address(address));
    }
}
