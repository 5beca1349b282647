using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>A site with two editors, Ann and Bryn, and the forms they have open.</summary>
public abstract class EditingSite(TestDatabase database) : SiteFixture(database)
{
    public const string Ann = "Ann";
    public const string Bryn = "Bryn";
    private const string Password = "Correct-Horse-9";

    private readonly Dictionary<string, HttpClient> _browsers = [];

    internal MovableTime Time { get; } = new();

    internal async Task<HttpClient> BrowserAsync(string name, string password = Password)
    {
        if (!_browsers.TryGetValue(name, out var browser))
            _browsers[name] = browser = await Site.SignInAsync(name, password);
        return browser;
    }

    /// <summary>The form of an item as someone opens it.</summary>
    internal async Task<OpenForm> OpenAsync(string name, ContentItem item) =>
        await OpenForm.ReadAsync(await BrowserAsync(name), $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit");

    internal Task<ContentItem> DraftAsync(string title, string summary = "As it was") => Site.AsAsync(Actor.System, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = (await content.NewAsync("Post", default)).Titled(title).In("en").With("Summary", new() { ["Text"] = summary });
        return await content.SaveAsync(item, new(), default);
    });

    /// <summary>An item of a type that keeps no versions.</summary>
    internal Task<ContentItem> NoticeAsync(string title) => Site.AsAsync(Actor.System, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = (await content.NewAsync("Notice", default)).Titled(title);
        item.Content["Notice"] = new JsonObject { ["First"] = new JsonObject { ["Text"] = "One" }, ["Second"] = new JsonObject { ["Text"] = "Two" } };
        return await content.SaveAsync(item, new(), default);
    });

    internal Task<ContentItem> LatestAsync(string id) =>
        Site.AsAsync(Actor.System, async services => (await services.GetRequiredService<ContentQuery>().FindAsync(id, ContentStatus.Latest, default))!);

    internal Task<string> IdOfAsync(string name) =>
        Site.AsAsync(Actor.System, async services => (await services.GetRequiredService<IUserDirectory>().FindByNameAsync(name, default))!.UserId);

    protected override void AddServices(IServiceCollection services) => services.AddSingleton<TimeProvider>(Time);

    private const string Notices = """
        {"name":"Notices","steps":[{"name":"ContentDefinition",
         "ContentTypes":[{"Name":"Notice","DisplayName":"Notice","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":false,"Securable":true}},
           "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"Notice","Name":"Notice","Settings":{}}]}],
         "ContentParts":[{"Name":"Notice","Settings":{},"ContentPartFieldDefinitionRecords":[
           {"FieldName":"TextField","Name":"First","Settings":{"ContentPartFieldSettings":{"DisplayName":"First"}}},
           {"FieldName":"TextField","Name":"Second","Settings":{"ContentPartFieldSettings":{"DisplayName":"Second"}}}]}]}]}
        """;

    protected override async Task FillAsync()
    {
        await Site.AsAsync(Actor.System, services =>
            services.GetRequiredService<RecipeRunner>().RunAsync(RecipeReader.Read("notices.recipe.json", Encoding.UTF8.GetBytes(Notices), RecipeFiles.None), new(), default));
        foreach (var name in new[] { Ann, Bryn })
        {
            await Site.AsAsync(Actor.System, async services =>
            {
                var users = services.GetRequiredService<UserManager<User>>();
                var user = new User { UserName = name, Email = $"{name}@example.org" };
                Assert.True((await users.CreateAsync(user, Password)).Succeeded);
                Assert.True((await users.AddToRoleAsync(user, SystemRoles.Editor)).Succeeded);
            });
        }
    }
}

public sealed class SqliteEditingSite() : EditingSite(TestDatabase.Sqlite);

public sealed class PostgresEditingSite() : EditingSite(TestDatabase.Postgres);

/// <summary>A form in a browser: its values can be changed, kept and sent.</summary>
internal sealed partial class OpenForm
{
    private readonly HttpClient _browser;
    private readonly string _window = Guid.NewGuid().ToString("N");

    private OpenForm(HttpClient browser, string html, Uri address)
    {
        (_browser, Html, Address) = (browser, html, address);
        Known = WebUtility.HtmlDecode(KnownStamp().Match(html).Groups[1].Value);
        var form = ContentForm().Match(html);
        Assert.True(form.Success, html);
        var body = html[form.Index..html.IndexOf("</form>", form.Index, StringComparison.Ordinal)];
        foreach (Match input in Input().Matches(body))
        {
            var attributes = Attribute().Matches(input.Value).ToDictionary(a => a.Groups[1].Value, a => WebUtility.HtmlDecode(a.Groups[2].Value));
            if (attributes.TryGetValue("name", out var name) && (input.Value.Contains(" checked", StringComparison.Ordinal) || attributes.GetValueOrDefault("type") is not ("checkbox" or "radio" or "file" or "submit")))
            {
                // Of a name that repeats the last value that says something counts, as it does for a picker.
                var value = attributes.GetValueOrDefault("value", "");
                if (value.Length > 0 || !Values.ContainsKey(name))
                    Values[name] = value;
            }
        }

        foreach (Match area in TextArea().Matches(body))
            Values[WebUtility.HtmlDecode(area.Groups[1].Value)] = WebUtility.HtmlDecode(area.Groups[2].Value).TrimStart('\r', '\n');
    }

    public string Html { get; }

    public Uri Address { get; }

    public string Known { get; private set; }

    public Dictionary<string, string> Values { get; } = [];

    public string Id => Values["ContentItemId"];

    public string this[string name]
    {
        get => Values[name];
        set => Values[name] = value;
    }

    public static async Task<OpenForm> ReadAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, html);
        return new(browser, html, answer.RequestMessage!.RequestUri!);
    }

    /// <summary>Keeps what stands there, as the page's script does.</summary>
    public async Task<HttpStatusCode> KeepAsync()
    {
        using var answer = await _browser.PostAsync($"/Admin/Contents/ContentItems/{Id}/WorkingCopy", Body(new("EditingWindow", _window), new("EditingKnown", Known)));
        if (answer.StatusCode == HttpStatusCode.OK)
            Known = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["known"]!;
        return answer.StatusCode;
    }

    /// <summary>Says that the form is still open, and hears who else is there and whether there is a newer version.</summary>
    public async Task<JsonObject> BeatAsync(bool away = false)
    {
        using var answer = await _browser.PostAsync($"/Admin/Contents/ContentItems/{Id}/WorkingCopy?handler=Here&away={away}&version={Values["BaseVersionId"]}", Body());
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public Task LeaveAsync() => _browser.PostAsync($"/Admin/Contents/ContentItems/{Id}/WorkingCopy?handler=Leave", Body());

    public Task DiscardAsync() => _browser.PostAsync($"/Admin/Contents/ContentItems/{Id}/WorkingCopy?handler=Discard", Body());

    public Task<HttpResponseMessage> SaveAsync(string command = "save") => _browser.PostAsync(Address.PathAndQuery, Body(new KeyValuePair<string, string>("command", command)));

    /// <summary>Takes what the page of the merge suggests.</summary>
    public async Task<HttpResponseMessage> DecideAsync(string html)
    {
        var choices = Chosen().Matches(html).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        choices["Against"] = Against().Match(html).Groups[1].Value;
        choices["__RequestVerificationToken"] = Values["__RequestVerificationToken"];
        return await _browser.PostAsync($"/Admin/Contents/ContentItems/{Id}/Merge?handler=Save", new FormUrlEncodedContent(choices));
    }

    private FormUrlEncodedContent Body(params KeyValuePair<string, string>[] more) => new(Values.Concat(more));

    [GeneratedRegex("<form id=\"content-form\"[^>]*>")]
    private static partial Regex ContentForm();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea [^>]*?name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex TextArea();

    [GeneratedRegex("([a-z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("name=\"(take:[^\"]+)\" value=\"([a-z]+)\" checked")]
    private static partial Regex Chosen();

    [GeneratedRegex("name=\"Against\" value=\"([^\"]+)\"")]
    private static partial Regex Against();

    [GeneratedRegex("data-known=\"([^\"]*)\"")]
    private static partial Regex KnownStamp();
}
