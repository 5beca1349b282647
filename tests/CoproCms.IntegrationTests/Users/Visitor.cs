using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Users;

/// <summary>A page as a browser has it after following every redirect.</summary>
public sealed record VisitedPage(HttpStatusCode Status, Uri Address, string Html)
{
    private IHtmlDocument? _document;

    public IHtmlDocument Document => _document ??= new HtmlParser().ParseDocument(Html);

    public string Path => Address.AbsolutePath;

    public string Text => Document.Body!.TextContent;

    public IElement? Find(string selector) => Document.QuerySelector(selector);
}

/// <summary>Someone with a browser: follows redirects, keeps cookies, fills forms in.</summary>
public sealed class Visitor(Site site)
{
    private readonly HttpClient _browser = site.SlowBrowser();

    public VisitedPage Page { get; private set; } = new(HttpStatusCode.OK, new("https://localhost/"), "");

    /// <summary>The cookies that the last answers set, by name; an empty value is one that was deleted.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    public static async Task<Visitor> SignedInAsync(Site site, string name, string password = AccountSite.Password)
    {
        var visitor = new Visitor(site);
        await visitor.SignInAsync(name, password);
        return visitor;
    }

    public async Task<VisitedPage> OpenAsync(string address) => await FollowAsync(await _browser.GetAsync(address));

    public async Task<VisitedPage> SignInAsync(string name, string password = AccountSite.Password, string address = "/Login")
    {
        await OpenAsync(address);
        return await SubmitAsync("/Login", ("LoginForm.UserName", name), ("LoginForm.Password", password));
    }

    /// <summary>Asks without following where the answer leads.</summary>
    public async Task<HttpResponseMessage> HopAsync(string address)
    {
        var answer = await _browser.GetAsync(address);
        Note(answer);
        return answer;
    }

    /// <summary>Sends the form of the page whose address contains the words, with what it holds and what is filled in.</summary>
    public async Task<VisitedPage> SubmitAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = Page.Document.QuerySelectorAll("form").Cast<IHtmlFormElement>().FirstOrDefault(f => Action(f).Contains(action, StringComparison.Ordinal)
            || f.QuerySelectorAll("button[formaction]").Any(b => b.GetAttribute("formaction")!.Contains(action, StringComparison.Ordinal)))
            ?? throw new InvalidOperationException($"No form leads to {action} on {Page.Address}:\n{Page.Text}");
        var address = Action(form).Contains(action, StringComparison.Ordinal) ? Action(form)
            : form.QuerySelectorAll("button[formaction]").Select(b => b.GetAttribute("formaction")!).First(a => a.Contains(action, StringComparison.Ordinal));
        var values = form.QuerySelectorAll("input[name], textarea[name]").Where(i => i.GetAttribute("type") is not ("checkbox" or "radio") || i.HasAttribute("checked"))
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Where(v => fields.All(f => f.Name != v.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await PostAsync(address, values);
    }

    public async Task<VisitedPage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> values) =>
        await FollowAsync(await _browser.PostAsync(new Uri(Page.Address, address), new FormUrlEncodedContent(values)));

    /// <summary>Whether the browser is signed in.</summary>
    public async Task<bool> IsInAsync() => (await OpenAsync("/Account")).Path == "/Account";

    private string Action(IHtmlFormElement form) => form.GetAttribute("action") ?? Page.Address.PathAndQuery;

    private async Task<VisitedPage> FollowAsync(HttpResponseMessage answer)
    {
        Note(answer);
        while (answer.Headers.Location is { } next && (int)answer.StatusCode is >= 300 and < 400)
        {
            answer = await _browser.GetAsync(next.IsAbsoluteUri ? next : new Uri(answer.RequestMessage!.RequestUri!, next));
            Note(answer);
        }

        return Page = new(answer.StatusCode, answer.RequestMessage!.RequestUri!, await answer.Content.ReadAsStringAsync());
    }

    private void Note(HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Cookies[cookie.Split('=')[0]] = cookie.Split(';')[0][(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }
}
