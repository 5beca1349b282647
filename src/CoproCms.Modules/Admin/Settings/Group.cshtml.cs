using System.Text.Json.Nodes;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.Settings;

/// <summary>A page of the site's settings, made from the section that a module declares. What someone else changed meanwhile stays.</summary>
[AdminPermission("ManageSettings")]
internal sealed class GroupModel(IEnumerable<SettingsSection> sections, SiteSettingsStore store, SettingsReader reader, SettingsSourceReader sources) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    /// <summary>The section as it was when the page was made.</summary>
    [BindProperty]
    public string? StartJson { get; set; }

    public SettingsSection Section { get; private set; } = null!;

    public SettingsFields Fields { get; private set; } = null!;

    public IEnumerable<SettingsSection> Sections => sections.Where(s => s.Form is not null).OrderBy(s => s.Order).ThenBy(s => s.Title, StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Find())
            return NotFound();
        return await ShowAsync(Section.Read(await store.GetAsync(cancellationToken)), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Find())
            return NotFound();
        var start = Parse(StartJson);
        var written = reader.Read(Request.Form, "", Section.Form!, start, ModelState.AddModelError);
        var section = Section.Read(await store.GetAsync(cancellationToken));
        foreach (var input in Section.Form!.Inputs.Where(i => !JsonNode.DeepEquals(written[i.Name], start[i.Name])))
        {
            if (written[input.Name] is { } value)
                section[input.Name] = value.DeepClone();
            else
                section.Remove(input.Name);
        }

        if (ModelState.IsValid)
            Check(section);
        if (!ModelState.IsValid)
            return await ShowAsync(section, cancellationToken, start);
        await store.MergeAsync(Section.Write(section), cancellationToken);
        Tell(T["The settings are saved."]);
        return LocalRedirect("~/Admin/Settings/" + Section.Group);
    }

    private void Check(JsonObject section)
    {
        foreach (var fault in Section.Faults(section))
        {
            var input = Section.Form!.Inputs.FirstOrDefault(i => i.Name == fault.Pointer.Split('/')[0]);
            ModelState.AddModelError(input is null ? "" : SettingsFields.Name("", Section.Form!, input), T.FaultSentence(fault.Message));
        }
    }

    private bool Find()
    {
        Section = sections.FirstOrDefault(s => s.Form is not null && s.Group.Equals(Group, StringComparison.OrdinalIgnoreCase))!;
        return Section is not null;
    }

    private async Task<IActionResult> ShowAsync(JsonObject section, CancellationToken cancellationToken, JsonObject? start = null)
    {
        StartJson = (start ?? section).ToJsonString();
        Fields = new("", Section.Form!, section, await sources.ReadAsync([Section.Form!], cancellationToken));
        return Page();
    }

    private static JsonObject Parse(string? json)
    {
        try
        {
            return json is null ? [] : JsonNode.Parse(json) as JsonObject ?? [];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }
}
