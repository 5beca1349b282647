using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>What the rules say in English reaches a Welsh editor in Welsh, and a program in English.</summary>
public sealed class WelshAdminTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    private const string Import = "/Admin/DeploymentPlan/Import/Index";

    [Fact]
    public async Task The_faults_of_a_recipe_are_said_in_Welsh()
    {
        var page = await ImportAsync("""{"steps":[{"name":"media","Files":[{"TargetPath":"a?b.png","Base64":"eA=="}]},{"name":"settings","TimeZoneId":"Europe/Caerdydd"}]}""");

        Assert.Contains("y llwybr 'a?b.png': ni chaiff gynnwys", page, StringComparison.Ordinal);
        Assert.Contains("nid oes cylchfa amser 'Europe/Caerdydd'", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_recipe_would_do_is_said_in_Welsh()
    {
        var page = await ImportAsync("""{"steps":[{"name":"WorkflowType","data":[]},{"name":"rolls"},{"name":"Roles","Roles":[{"Name":"Cyfieithydd","Permissions":["ViewContent"]}]}]}""");

        Assert.Contains("eir heibio i'r cam 'WorkflowType': nid oes llifoedd gwaith", page, StringComparison.Ordinal);
        Assert.Contains("nid oes cam 'rolls'; ai 'Roles' oedd gennych mewn golwg?", page, StringComparison.Ordinal);
        Assert.Contains("rôl", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_of_the_admin_is_refused_in_Welsh_and_a_program_in_English()
    {
        using var client = await SignInAsync();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        Assert.Equal("Nid oes eitem cynnwys 4fvnxm519pf4jxhcqdgj66rncs.", await RefusalAsync(client, "/Admin/Contents/ContentItems/4fvnxm519pf4jxhcqdgj66rncs/Edit"));
        Assert.DoesNotContain("Nid oes", await RefusalAsync(client, "/api/content/4fvnxm519pf4jxhcqdgj66rncs"), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["detail"] ?? "";
    }

    private async Task<HttpClient> SignInAsync()
    {
        var client = await fixture.Site.SignInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("cy");
        return client;
    }

    private async Task<string> ImportAsync(string recipe)
    {
        using var browser = new FormBrowser(await SignInAsync());
        var page = await browser.PressAsync(await browser.GetAsync(Import), "main details .btn-primary", ("json", recipe));
        var job = fixture.Site.Services.GetRequiredService<RecipeJobs>().Find(page.Url.Split('/')[^1])!;
        for (var i = 0; i < 600 && job.State == JobState.Running; i++)
            await Task.Delay(100);
        return (await browser.GetAsync("/Admin/Recipes/Runs/" + job.Id)).QuerySelector("main")!.TextContent;
    }
}
