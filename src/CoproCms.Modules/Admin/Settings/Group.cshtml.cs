using System.Text.Json.Nodes;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin.Settings;

/// <summary>A page of the site's settings, made from the section that a module declares. What someone else changed meanwhile stays.</summary>
[SettingsPermission]
internal sealed class GroupModel(
    IEnumerable<SettingsSection> sections, SiteSettingsStore store, SettingsReader reader, SettingsSourceReader sources, Permissions permissions) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    /// <summary>The section as it was when the page was made.</summary>
    [BindProperty]
    public string? StartJson { get; set; }

    /// <summary>The warnings that whoever saves has read.</summary>
    [BindProperty]
    public string? Read { get; set; }

    /// <summary>What the change does that one should know before it is saved.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public SettingsSection Section { get; private set; } = null!;

    public SettingsFields Fields { get; private set; } = null!;

    public IEnumerable<SettingsSection> Sections => sections.Where(s => s.Form is not null && permissions.Covers(Actor, s.Permission)).OrderBy(s => s.Order).ThenBy(s => s.Title, StringComparer.Ordinal);

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
        var present = Section.Read(await store.GetAsync(cancellationToken));
        var section = (JsonObject)present.DeepClone();
        foreach (var input in Section.Form!.Inputs.Where(i => !JsonNode.DeepEquals(written[i.Name], start[i.Name])))
        {
            if (written[input.Name] is { } value)
                section[input.Name] = value.DeepClone();
            else
                section.Remove(input.Name);
        }

        if (ModelState.IsValid)
            Check(section);
        if (ModelState.IsValid)
            Warnings = [.. Section.Warnings(present, section).Select(T.Fault)];
        if (!ModelState.IsValid || string.Join("\n", Warnings) != (Read ?? "").ReplaceLineEndings("\n"))
            return await ShowAsync(section, cancellationToken, start);
        await store.MergeAsync(Section.Write(section), cancellationToken);
        Tell(T["The settings are saved."]);
        return LocalRedirect("~/Admin/Settings/" + Section.Group);
    }

    private void Check(JsonObject section)
    {
        foreach (var fault in Section.FormFaults(section))
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

/// <summary>Each section says who may change it.</summary>
internal sealed class SettingsPermissionAttribute() : AdminPermissionAttribute(SettingsSection.ManageSettings)
{
    public override IReadOnlyList<string> For(HttpContext context) =>
        context.RequestServices.GetServices<SettingsSection>().FirstOrDefault(s => s.Form is not null && s.Group.Equals(context.GetRouteValue("group") as string, StringComparison.OrdinalIgnoreCase)) is { } section
            ? [section.Permission] : AnyOf;
}
