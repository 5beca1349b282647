using CoproCms.Definitions;
using CoproCms.Localization;
using CoproCms.Settings;
using CoproCms.Tests.Architecture;
using CoproCms.Tests.Contracts;
using CoproCms.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Admin.ContentTypes;

/// <summary>What holds for every setting that a field, a part, a module or the site itself declares.</summary>
public sealed class DeclaredSettingsTests
{
    [Fact]
    public async Task Each_has_its_Welsh()
    {
        var welsh = Directory.GetFiles(Path.Combine(SourceTree.Root, "src", "CoproCms.Modules"), "cy.po", SearchOption.AllDirectories)
            .SelectMany(file => PoFile.Read(File.ReadAllText(file)).Entries).Select(e => e.Id).ToHashSet();
        await using var engine = await Engine.StartAsync();

        var words = Forms(engine).SelectMany(f => f.Inputs).SelectMany(Words)
            .Concat(Registered.Fields.All.SelectMany(f => f.Editors).Select(e => e.Label))
            .Concat(Registered.Fields.All.Select(f => CoproCms.Admin.ContentTypes.DefinitionForms.Words(f.Name)))
            .Concat(engine.Services.GetServices<SettingsSection>().Where(s => s.Form is not null).Select(s => s.Title));
        Assert.Empty(words.Where(w => !welsh.Contains(w)).Distinct());
    }

    [Fact]
    public async Task No_form_asks_twice_for_one_member()
    {
        await using var engine = await Engine.StartAsync();

        Assert.Empty(Forms(engine).Where(f => f.Inputs.DistinctBy(i => i.Name).Count() != f.Inputs.Length).Select(f => f.Section));
    }

    [Fact]
    public void Each_field_can_be_required_and_has_a_hint() => Assert.Empty(Registered.Fields.All
        .Where(f => f.SettingsForms.FirstOrDefault(s => s.Section == f.Name + "Settings") is not { } form
            || form.Inputs.All(i => i.Name != "Hint") || (f.Name != "BooleanField" && form.Inputs.All(i => i.Name != "Required")))
        .Select(f => f.Name));

    private static IEnumerable<SettingsForm> Forms(Engine engine) => Registered.Fields.All.SelectMany(f => f.SettingsForms)
        .Concat(Registered.Parts.All.SelectMany(p => p.SettingsForms))
        .Concat(engine.Services.GetServices<DefinitionSettings>().Select(s => s.Form))
        .Concat(engine.Services.GetServices<SettingsSection>().Select(s => s.Form).OfType<SettingsForm>());

    private static IEnumerable<string> Words(SettingInput input) => new[] { input.Label, input.Hint }.OfType<string>().Concat(input.Choices.Select(c => c.Label));
}
