using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Admin.Settings;
using CoproCms.Settings;
using CoproCms.Tests.Given;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Tests.Admin.ContentTypes;

/// <summary>A posted form as settings.</summary>
public sealed class SettingsReaderTests
{
    private static readonly SettingsForm Form = new("S",
        SettingInput.Text("Text", "Text"),
        SettingInput.Flag("On", "On", standard: true),
        SettingInput.WholeNumber("Size", "Size", 1, 10),
        SettingInput.Of(SettingKind.Texts, "Lines", "Lines"),
        SettingInput.Of(SettingKind.OptionsWithDefault, "Options", "Options"),
        SettingInput.Liquid("Pattern", "Pattern"),
        SettingInput.Numbered("Mode", "Mode", "a", "b"));

    [Theory]
    [InlineData("{}", "S.Text=;S.On=true;S.On=false;S.Size=10;S.Lines=;S.Options.value=;S.Options.name=;S.Mode=0", "{}")]
    [InlineData("""{"Text":"a","Other":[1]}""", "S.Text=a", """{"Text":"a","Other":[1]}""")]
    [InlineData("""{"Text":"a"}""", "S.Text=", "{}")]
    [InlineData("{}", "S.On=false", """{"On":false}""")]
    [InlineData("""{"On":false}""", "S.On=true;S.On=false", """{"On":true}""")]
    [InlineData("{}", "S.Size=25", """{"Size":25}""")]
    [InlineData("{}", "S.Lines= .jpg \n\n.png", """{"Lines":[".jpg",".png"]}""")]
    [InlineData("""{"Options":[{"name":"cy","value":"cy"}]}""", "S.Options.value=cy;S.Options.name=cy;S.Options.value=;S.Options.name=", """{"Options":[{"name":"cy","value":"cy"}]}""")]
    [InlineData("{}", "S.Options.value=;S.Options.name=Bara;S.Options.value=t;S.Options.name=Te;S.Options.default=1", """{"Options":[{"name":"Bara","value":"Bara","default":false},{"name":"Te","value":"t","default":true}]}""")]
    [InlineData("{}", "S.Mode=1", """{"Mode":1}""")]
    public async Task What_was_left_as_it_was_stays_as_it_was(string before, string posted, string after)
    {
        var faults = new List<string>();

        Assert.Equal(Session.Json(after).ToJsonString(), (await ReadAsync(before, posted, faults)).ToJsonString());
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("S.Size=many", "S.Size")]
    [InlineData("S.Size=1.5", "S.Size")]
    [InlineData("S.Size=0", "S.Size")]
    [InlineData("S.Pattern={{ x", "S.Pattern")]
    public async Task What_is_wrong_is_said_at_its_control(string posted, string control)
    {
        var faults = new List<string>();
        await ReadAsync("{}", posted, faults);

        Assert.Equal([control], faults);
    }

    private static async Task<JsonObject> ReadAsync(string before, string posted, List<string> faults)
    {
        await using var engine = await Engine.StartAsync(services => services.AddScoped<AdminText>().AddScoped<SettingsReader>());
        await using var session = engine.As();
        var form = posted.Split(';').Select(p => p.Split('=', 2)).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => new StringValues([.. g.Select(p => p[1])]));
        return session.Get<SettingsReader>().Read(new FormCollection(form), "", Form, Session.Json(before), (name, _) => faults.Add(name));
    }
}
