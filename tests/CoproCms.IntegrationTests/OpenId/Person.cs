using AngleSharp.Html.Parser;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>Someone with a browser, who sees each redirect before following it.</summary>
public sealed class Person(Site site)
{
    private readonly HttpClient _browser = site.SlowBrowser();

    public static async Task<Person> SignedInAsync(Site site, string name, string password)
    {
        var person = new Person(site);
        await person.SignInAsync("/Login", name, password);
        return person;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _browser.GetAsync(address);

    public async Task<string> TextAsync(string address) => await (await GetAsync(address)).Content.ReadAsStringAsync();

    public Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> form) => _browser.PostAsync(address, new FormUrlEncodedContent(form));

    public async Task<HttpResponseMessage> SignInAsync(string address, string name, string password)
    {
        var form = FormOf(await TextAsync(address), "/Login");
        form["LoginForm.UserName"] = name;
        form["LoginForm.Password"] = password;
        return await PostAsync("/Login", form);
    }

    /// <summary>Presses one of the buttons of the page.</summary>
    public Task<HttpResponseMessage> DecideAsync(string page, string decision, string address = "/connect/authorize")
    {
        var form = FormOf(page, address);
        form["decision"] = decision;
        return PostAsync(address, form);
    }

    /// <summary>The hidden values of the form on the page that is sent to the address.</summary>
    public static Dictionary<string, string> FormOf(string page, string address)
    {
        var form = new HtmlParser().ParseDocument(page).QuerySelectorAll("form").Single(f => f.GetAttribute("action")!.Split('?')[0] == address && f.QuerySelector("[name=culture]") is null);
        return form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
    }
}
