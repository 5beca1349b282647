using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Recipes;
using CoproCms.Settings;

namespace CoproCms.Tests.Recipes;

/// <summary>Each step of Orchard Core's does what it does there, and its older spellings are understood.</summary>
public sealed class StepTests
{
    [Theory]
    [InlineData("""{"name":"Templates","Templates":{"Content__Post":{"Content":"<p>","Description":"x"}}}""", DocumentKinds.Template, "Content__Post", """{"Content":"<p>","Description":"x"}""")]
    [InlineData("""{"name":"admintemplates","AdminTemplates":{"X":{"Content":"<p>"}}}""", DocumentKinds.AdminTemplate, "X", """{"Content":"<p>"}""")]
    [InlineData("""{"name":"ShortcodeTemplates","ShortcodeTemplates":{"bold":{"Content":"<b>","Hint":"","Usage":"","DefaultValue":"[bold]","Categories":["Text"]}}}""", DocumentKinds.ShortcodeTemplate, "bold", """{"Content":"<b>","Hint":"","Usage":"","DefaultValue":"[bold]","Categories":["Text"]}""")]
    [InlineData("""{"name":"Placements","Placements":{"TextField":[{"place":"-","contentType":["Post"]}]}}""", DocumentKinds.Placement, "TextField", """{"Placements":[{"place":"-","contentType":["Post"]}]}""")]
    [InlineData("""{"name":"layers","Layers":[{"Name":"Always","LayerRule":{"Conditions":[{"$type":"t","Name":"BooleanCondition","Value":true,"ConditionId":"c"}]}}]}""", DocumentKinds.Layer, "Always", """{"Name":"Always","LayerRule":{"Conditions":[{"$type":"t","Name":"BooleanCondition","Value":true,"ConditionId":"c"}]}}""")]
    [InlineData("""{"name":"Layers","Layers":[{"Name":"Home","Rule":"isHomepage()"}]}""", DocumentKinds.Layer, "Home", """{"Name":"Home","LayerRule":{"Conditions":[{"Name":"HomepageCondition","Value":true}]}}""")]
    [InlineData("""{"name":"Layers","Layers":[{"Name":"Cy","Rule":"culture('cy')"}]}""", DocumentKinds.Layer, "Cy", """{"Name":"Cy","LayerRule":{"Conditions":[{"Name":"CultureCondition","Value":"cy"}]}}""")]
    [InlineData("""{"name":"Layers","Layers":[{"Name":"Odd","Rule":"url('~/a') && isAnonymous()"}]}""", DocumentKinds.Layer, "Odd", """{"Name":"Odd","LayerRule":{"Conditions":[{"Name":"JavascriptCondition","Script":"url('~/a') && isAnonymous()"}]}}""")]
    [InlineData("""{"name":"queries","Queries":[{"Name":"Q","Source":"Sql","ReturnDocuments":true,"Template":"select 1"}]}""", DocumentKinds.Query, "Q", """{"Name":"Q","Source":"Sql","ReturnContentItems":true,"Properties":{"SqlQueryMetadata":{"Template":"select 1"}}}""")]
    [InlineData("""{"name":"Queries","Queries":[{"Name":"Q","Source":"lucene","ReturnContentItems":false,"Properties":{"LuceneQueryMetadata":{"Template":"{}","Index":"Search"},"Other":{"a":1}}}]}""", DocumentKinds.Query, "Q", """{"Name":"Q","Source":"Lucene","ReturnContentItems":false,"Properties":{"LuceneQueryMetadata":{"Template":"{}","Index":"Search"},"Other":{"a":1}}}""")]
    [InlineData("""{"name":"AdminMenu","data":[{"Id":"m","Name":"Menu","Enabled":true,"MenuItems":[{"$type":"t","LinkText":"A"}]}]}""", DocumentKinds.AdminMenu, "m", """{"Id":"m","Name":"Menu","Enabled":true,"MenuItems":[{"$type":"t","LinkText":"A"}]}""")]
    [InlineData("""{"name":"UrlRewriting","Rules":[{"Name":"old","Source":"redirect","Pattern":"^/a","SubstitutionPattern":"/b","RedirectType":"found"}]}""", DocumentKinds.RewriteRule, "old", """{"Name":"old","Source":"Redirect","Pattern":"^/a","SubstitutionPattern":"/b","RedirectType":"Found"}""")]
    [InlineData("""{"name":"deployment","Plans":[{"Name":"All","Steps":[{"Type":"AllContentDeploymentStep","Step":{"Id":"x"}}]}]}""", DocumentKinds.DeploymentPlan, "All", """{"Name":"All","Steps":[{"Type":"AllContentDeploymentStep","Step":{"Id":"x"}}]}""")]
    [InlineData("""{"name":"Sitemaps","data":[{"SitemapId":"s","Name":"Main","Enabled":true,"Path":"sitemap.xml","SitemapSources":[]}]}""", DocumentKinds.Sitemap, "s", """{"SitemapId":"s","Name":"Main","Enabled":true,"Path":"sitemap.xml","SitemapSources":[]}""")]
    [InlineData("""{"name":"DynamicDataTranslations","Translations":[{"Name":"Post","Translation":"Neges"}]}""", DocumentKinds.Translation, "Post", """{"Name":"Post","Translation":"Neges"}""")]
    [InlineData("""{"name":"themes","Site":"Copro","Admin":"TheAdmin"}""", DocumentKinds.Theme, "Themes", """{"Site":"Copro","Admin":"TheAdmin"}""")]
    [InlineData("""{"name":"Feature","enable":["OrchardCore.Media"],"disable":["OrchardCore.Tenants"]}""", DocumentKinds.Feature, "OrchardCore.Media", """{"Enabled":true}""")]
    public async Task A_document_is_stored_and_a_second_run_leaves_it(string step, string kind, string name, string stored)
    {
        await using var site = await RecipeSite.StartAsync();
        Assert.Contains("created", (await site.RunAsync(RecipeSite.Steps(step))).ToString());
        var document = await FindAsync(site, kind, name);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(stored), document), document?.ToJsonString());
        var again = await site.RunAsync(RecipeSite.Steps(step));
        Assert.Equal(again.Entries.Count, again.Count(RecipeOutcome.Unchanged));
    }

    [Theory]
    [InlineData("""{"name":"themes","Site":"Corpo"}""", "steps/0/Site: there is no theme 'Corpo'; did you mean 'Copro'?", true)]
    [InlineData("""{"name":"feature","enable":["OrchardCore.Medai"]}""", "steps/0/enable/0: there is no feature 'OrchardCore.Medai'; did you mean 'OrchardCore.Media'?", true)]
    [InlineData("""{"name":"feature","enable":["OrchardCore.Tenants"]}""", "steps/0/enable/0: the feature 'OrchardCore.Tenants' is not here: a host is one site", true)]
    [InlineData("""{"name":"layers","Layers":[{"Name":"A","LayerRule":{"Conditions":[{"Name":"AnyConditionGroup","Conditions":[{"Name":"MoonCondition"}]}]}}]}""", "steps/0/Layers/0/LayerRule/Conditions/0/Conditions/0/Name: there is no condition 'MoonCondition'", true)]
    [InlineData("""{"name":"layers","Layers":[{"Name":"A"},{"Name":"a"}]}""", "steps/0/Layers/1: there are two entries named 'a'", false)]
    [InlineData("""{"name":"queries","Queries":[{"Name":"Q","Source":"Sql"}]}""", "steps/0/Queries/0/Template: the query 'Q' has no template", false)]
    [InlineData("""{"name":"queries","Queries":[{"Name":"Q","Source":"Sqll","Template":"x"}]}""", "steps/0/Queries/0/Source: 'Sqll' is none of Sql, Lucene; did you mean 'Sql'?", false)]
    [InlineData("""{"name":"UrlRewriting","Rules":[{"Name":"r","Source":"Redirect","Pattern":"(","SubstitutionPattern":"/"}]}""", "steps/0/Rules/0/Pattern: this is not a regular expression", false)]
    [InlineData("""{"name":"deployment","Plans":[{"Name":"P","Steps":[{"Type":"AllContnetDeploymentStep"}]}]}""", "steps/0/Plans/0/Steps/0/Type: there is no deployment step 'AllContnetDeploymentStep'; did you mean 'AllContentDeploymentStep'?", true)]
    [InlineData("""{"name":"settings","TimeZoneId":"Mars/Olympus"}""", "steps/0/TimeZoneId: there is no time zone 'Mars/Olympus'", false)]
    [InlineData("""{"name":"settings","BaseUrl":"example.org"}""", "steps/0/BaseUrl: 'example.org' is not an address", false)]
    [InlineData("""{"name":"custom-settings","Blog":{}}""", "steps/0/Blog: there is no content type 'Blog' with the stereotype CustomSettings", true)]
    [InlineData("""{"name":"recipes","Values":[{"name":"Nobody"}]}""", "steps/0/Values/0/name: there is no recipe 'Nobody'", true)]
    [InlineData("""{"name":"DeleteContentDefinition","ContentParts":["Box"]}""", "steps/0/ContentParts/0: the content type Box has the part 'Box'", false)]
    [InlineData("""{"name":"DeleteContentDefinition","ContentTypes":["box"]}""", "steps/0/ContentTypes/0: there are 1 content items of the type 'box'", false)]
    public async Task A_name_that_is_not_known_is_a_fault_which_lenient_mode_only_warns_of(string step, string fault, bool warnsOnly)
    {
        await using var site = await RecipeSite.StartAsync(types: "Box");
        await using (var session = site.Engine.As())
            await session.PublishAsync("Box");
        Assert.Contains(await site.FaultsAsync(RecipeSite.Steps(step)), f => f.StartsWith($"{RecipeSite.FileName} {fault}", StringComparison.Ordinal));
        if (warnsOnly)
            Assert.NotEmpty((await site.RunAsync(RecipeSite.Steps(step), lenient: true)).Warnings);
        else
            Assert.NotEmpty(await site.FaultsAsync(RecipeSite.Steps(step), lenient: true));
    }

    [Fact]
    public async Task Settings_are_merged_and_anything_else_is_a_section_of_its_own()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(RecipeSite.Steps("""{"name":"settings","siteName":"A","LayerSettings":{"Zones":["Content"]}}"""));
        await site.RunAsync(RecipeSite.Steps("""{"name":"Settings","PageSize":5}"""));
        await using var session = site.Engine.As();
        var settings = await session.Get<SiteSettingsStore>().GetAsync(default);
        Assert.Equal(("A", 5, "Content"), (settings.SiteName, settings.PageSize, settings.Json.Object("LayerSettings").Texts("Zones").Single()));
    }

    [Fact]
    public async Task Custom_settings_are_stored_under_their_type()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(RecipeSite.Steps(
            """{"name":"ContentDefinition","ContentTypes":[{"Name":"BlogSettings","Settings":{"ContentTypeSettings":{"Stereotype":"CustomSettings"}}}]}""",
            """{"name":"custom-settings","BlogSettings":{"ContentType":"BlogSettings","BlogSettings":{}}}"""));
        var item = await FindAsync(site, DocumentKinds.CustomSettings, "BlogSettings");
        Assert.Equal(ContentId.Length, item.Text("ContentItemId")!.Length);
    }

    [Fact]
    public async Task Another_recipe_is_run_after_the_step_that_names_it_and_only_once()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.WriteAsync("recipes/a.recipe.json", """{"name":"A","steps":[{"name":"settings","FromA":1},{"name":"recipes","Values":[{"executionid":"x","name":"B"}]}]}""");
        await site.WriteAsync("recipes/b.recipe.json", """{"name":"B","steps":[{"name":"settings","FromB":1},{"name":"recipes","Values":[{"name":"A"}]}]}""");
        var report = await site.RunAsync(RecipeSite.Steps("""{"name":"recipes","Values":[{"name":"a"}]}""", """{"name":"settings","Own":1}"""));
        Assert.Equal(["FromA", "FromB", "Own"], report.Entries.Select(e => e.Name));
    }

    [Fact]
    public async Task A_fault_in_another_recipe_names_that_file()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.WriteAsync("recipes/a.recipe.json", """{"name":"A","steps":[{"name":"settings","PageSize":"x"}]}""");
        var faults = await site.FaultsAsync(RecipeSite.Steps("""{"name":"recipes","Values":[{"name":"A"}]}"""));
        Assert.StartsWith("a.recipe.json steps/0/PageSize: ", Assert.Single(faults));
    }

    private static async Task<JsonObject?> FindAsync(RecipeSite site, string kind, string name)
    {
        await using var session = site.Engine.As();
        return await session.Get<DocumentStore>().FindAsync(kind, name, default);
    }
}
