using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Settings;

namespace CoproCms.Admin.Settings;

/// <summary>Reads what settings are chosen from.</summary>
internal sealed class SettingsSourceReader(DefinitionStore definitions, ContentQuery content, SiteSettingsStore settings, IEnumerable<ISettingChoices> choices, AdminText text)
{
    private const int MostItems = 200;

    public async Task<SettingsSources> ReadAsync(IEnumerable<SettingsForm> forms, CancellationToken cancellationToken)
    {
        var types = (await definitions.GetAsync(cancellationToken)).Types.Values;
        var items = new Dictionary<string, IReadOnlyList<SettingChoice>>();
        foreach (var type in forms.SelectMany(f => f.Inputs).Where(i => i.Kind == SettingKind.ContentItem).Select(i => i.ContentType).OfType<string>().Distinct())
        {
            var found = await content.ListAsync(new() { Types = [type], Take = MostItems }, cancellationToken);
            items[type] = [.. found.Select(i => new SettingChoice(i.ContentItemId, i.DisplayText ?? i.ContentItemId)).OrderBy(c => c.Label, text.Order)];
        }

        var asked = forms.SelectMany(f => f.Inputs).Select(i => i.Source).OfType<string>().ToHashSet();
        var given = new Dictionary<string, IReadOnlyList<SettingChoice>>();
        foreach (var each in choices.Where(c => asked.Contains(c.Source)))
            given[each.Source] = await each.ReadAsync(cancellationToken);
        return new(
            [.. types.Select(t => new SettingChoice(t.Name, t.DisplayName)).OrderBy(c => c.Label, text.Order)],
            items,
            (await settings.GetAsync(cancellationToken)).Cultures.Supported,
            given);
    }
}
