using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Recipes;
using CoproCms.Settings;

namespace CoproCms.Tests.Recipes;

/// <summary>Texts of the form <c>[prefix:code]</c> become their values, and can neither reach out of the recipe nor hang the site.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("[js: 'a' + 1]", "\"a1\"")]
    [InlineData("[js: 6 * 7]", "42")]
    [InlineData("[js: var x = true; x]", "true")]
    [InlineData("[js: null]", "null")]
    [InlineData("[js: undefined]", "null")]
    [InlineData("[js: ({ a: [1, 'b'] })]", """{"a":[1,"b"]}""")]
    [InlineData("[js: new Date()]", "\"2026-03-01T09:00:00.000Z\"")]
    [InlineData("[js: base64('dMWj')]", "\"t\u0163\"")]
    [InlineData("[js: html('T&#375; &amp; co')]", "\"T\u0177 \\u0026 co\"")]
    [InlineData("[js: configuration('Missing', 'else')]", "\"else\"")]
    [InlineData("[js: configuration('Mail:From')]", "\"post@example.org\"")]
    [InlineData("[appsettings:Mail:From]", "\"post@example.org\"")]
    [InlineData("[js: '[js: 1 + 1]']", "2")]
    [InlineData("[js: parameters('SiteName')]", "\"Copro\"")]
    [InlineData("[word: rest]", "\"[word: rest]\"")]
    [InlineData("[js: 1] and more", "\"[js: 1] and more\"")]
    [InlineData("[image]a.jpg[/image]", "\"[image]a.jpg[/image]\"")]
    public async Task An_expression_gives_its_value(string expression, string json)
    {
        await using var site = await StartAsync();
        var value = await ValueAsync(site, expression);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), value), $"{value?.ToJsonString() ?? "null"} is not {json}");
    }

    [Fact]
    public async Task Zipped_text_is_unzipped()
    {
        await using var site = await StartAsync();
        Assert.Equal("Cydgynhyrchu", (string?)await ValueAsync(site, $"[js: gzip('{Zip("Cydgynhyrchu")}')]"));
    }

    [Fact]
    public async Task Files_beside_the_recipe_are_read_as_text_and_as_base64()
    {
        await using var site = await StartAsync();
        await site.WriteAsync("texts/about.html", "<p>Tŷ</p>");
        Assert.Equal("<p>Tŷ</p>", (string?)await ValueAsync(site, "[file:text('texts/about.html')]"));
        Assert.Equal(Convert.ToBase64String("<p>Tŷ</p>"u8), (string?)await ValueAsync(site, "[file:base64(\"texts/about.html\")]"));
    }

    [Theory]
    [InlineData("[file:text('../secret.txt')]", "file.outside")]
    [InlineData("[file:text('a/../../secret.txt')]", "file.outside")]
    [InlineData("[file:text('/etc/passwd')]", "file.outside")]
    [InlineData("[file:text('C:\\\\secret.txt')]", "file.outside")]
    [InlineData("[file:text('..\\\\secret.txt')]", "file.outside")]
    [InlineData("[file:text('missing.txt')]", "file.missing")]
    [InlineData("[file:delete('a')]", "expression.file")]
    [InlineData("[js: variables('missing')]", "variable.unknown")]
    [InlineData("[js: variables('snake')]", "variable.cycle")]
    [InlineData("[appsettings:No:Such]", "setting.missing")]
    [InlineData("[env:COPRO_NO_SUCH_VARIABLE]", "setting.missing")]
    [InlineData("[js: base64('*')]", "expression.base64")]
    [InlineData("[js: gzip('AAAA')]", "expression.gzip")]
    [InlineData("[js: '\\ud800']", "expression.value")]
    [InlineData("[js: this is no script]", "expression.script")]
    [InlineData("[js: while (true) {}]", "expression.script")]
    [InlineData("[js: (function f() { return f(); })()]", "expression.script")]
    [InlineData("[js: var a = []; for (;;) a.push(new Array(9e5).fill('xxxxxxxxxxxxxxxx').join(''))]", "expression.script")]
    [InlineData("[js: 'a'.repeat(1e9)]", "expression.script")]
    [InlineData("[js: new Array(1e9).fill(0).length]", "expression.script")]
    [InlineData("[js: eval('1')]", "expression.script")]
    [InlineData("[js: Function('return 1')()]", "expression.script")]
    [InlineData("[js: System.IO.File.ReadAllText('x')]", "expression.script")]
    [InlineData("[js: variables.constructor('return 1')()]", "expression.script")]
    [InlineData("[js: throw new Error('no')]", "expression.script")]
    [InlineData("[js: var o = {}; o.o = o; o]", "expression.script")]
    [InlineData("[js: /(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')]", "expression.script")]
    public async Task What_has_no_value_is_a_fault(string expression, string rule)
    {
        await using var site = await StartAsync();
        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => site.RunAsync(Recipe(expression)));
        var fault = Assert.Single(error.Faults);
        Assert.Equal((rule, "steps/0/Box"), (fault.Rule, fault.Pointer));
    }

    [Theory]
    [InlineData("[env:PATH]")]
    [InlineData("[appsettings:Mail:From]")]
    [InlineData("[js: configuration('Mail:From')]")]
    public async Task A_recipe_from_elsewhere_cannot_read_settings(string expression)
    {
        await using var site = await StartAsync();
        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => site.RunAsync(Recipe(expression), new RecipeOptions { Lenient = true }));
        Assert.Equal("setting.forbidden", Assert.Single(error.Faults).Rule);
    }

    [Fact]
    public async Task A_variable_is_evaluated_once_and_only_when_it_is_used()
    {
        await using var site = await StartAsync();
        await site.RunAsync("""
            {"name":"Test","variables":{"Id":"[js: uuid()]","twice":"[js: variables('id') + variables('ID')]","never":"[js: no.such.thing]"},
             "steps":[{"name":"settings","One":{"Id":"[js: variables('id')]"},"Two":"[js: variables('twice')]"}]}
            """);
        var one = await SettingAsync(site, "One");
        var two = await SettingAsync(site, "Two");
        Assert.Equal((string)one!["Id"]! + (string)one["Id"]!, (string?)two);
    }

    [Fact]
    public async Task New_identifiers_are_well_formed_differ_from_place_to_place_and_are_the_same_in_a_second_run()
    {
        await using var site = await StartAsync();
        const string recipe = """{"name":"Test","steps":[{"name":"settings","Ids":["[js: uuid()]","[js: uuid()]","[js: uuid() + ' ' + uuid()]"]}]}""";
        await site.RunAsync(recipe);
        var first = await SettingAsync(site, "Ids");
        await using var session = site.Engine.As();
        Assert.Equal(4, first!.AsArray().SelectMany(id => ((string)id!).Split(' ')).Where(id => id.Length == ContentId.Length && id[0] == '4').Distinct().Count());

        await site.RunAsync(recipe);
        Assert.Equal(first.ToJsonString(), (await SettingAsync(site, "Ids"))!.ToJsonString());
    }

    private static Task<RecipeSite> StartAsync() => RecipeSite.StartAsync(new Dictionary<string, string?> { ["Mail:From"] = "post@example.org" });

    private static string Recipe(string expression) =>
        $$$"""{"name":"Test","variables":{"snake":"[js: variables('snake')]"},"steps":[{"name":"settings","Box":{{{JsonValue.Create(expression).ToJsonString()}}}}]}""";

    private static async Task<JsonNode?> ValueAsync(RecipeSite site, string expression)
    {
        IReadOnlyDictionary<string, string?> parameters;
        await using (var session = site.Engine.As())
            parameters = await session.Get<SiteIdentity>().ParametersAsync(default);
        await site.RunAsync(Recipe(expression), new RecipeOptions { MayReadSettings = true, Parameters = parameters });
        return await SettingAsync(site, "Box");
    }

    private static async Task<JsonNode?> SettingAsync(RecipeSite site, string name)
    {
        await using var session = site.Engine.As();
        return (await session.Get<SiteSettingsStore>().GetAsync(default)).Json[name]?.DeepClone();
    }

    private static string Zip(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(bytes.ToArray());
    }
}
