using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;

namespace CoproCms.Recipes.Steps;

/// <summary>The site's settings: the members given are set, anything that is not one of Orchard Core's own is a section under its name.</summary>
internal sealed class SettingsStep(SiteSettingsStore settings, IEnumerable<SettingsSection> sections) : RecipeStep
{
    public override string Name => "settings";

    public override JsonObject Schema => StepSchema.Open(
        ("SiteName", StepSchema.Text()),
        ("BaseUrl", StepSchema.Text("What absolute links start with; empty to use the address of the request.")),
        ("TimeZoneId", StepSchema.Text("An IANA name, such as Europe/London.")),
        ("PageSize", StepSchema.Number()),
        ("MaxPageSize", StepSchema.Number()),
        ("MaxPagedCount", StepSchema.Number()),
        ("PageTitleFormat", StepSchema.Text()),
        ("Calendar", StepSchema.Text()),
        ("SiteSalt", StepSchema.Text()),
        ("SuperUser", StepSchema.Text()),
        ("UseCdn", StepSchema.Flag()),
        ("CdnBaseUrl", StepSchema.Text()),
        ("AppendVersion", StepSchema.Flag()),
        ("ResourceDebugMode", StepSchema.Any()),
        ("CacheMode", StepSchema.Any()),
        ("HomeRoute", StepSchema.Open(("Action", StepSchema.Text()), ("Controller", StepSchema.Text()), ("Area", StepSchema.Text()), ("ContentItemId", StepSchema.Text()))));

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var section in sections)
        {
            foreach (var fault in section.Faults(section.Name.Length == 0 ? step.Json : step.Json.Object(section.Name) ?? []))
                step.Error($"{section.Name}/{fault.Pointer}".TrimStart('/'), fault.Code, fault.Message);
        }

        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var current = (await settings.GetAsync(cancellationToken)).Json;
        foreach (var (name, value) in step.Json)
        {
            var same = current.ContainsKey(name) && JsonNode.DeepEquals(current[name], value);
            step.Report(same ? RecipeOutcome.Unchanged : current.ContainsKey(name) ? RecipeOutcome.Updated : RecipeOutcome.Created, "setting", name);
        }

        await settings.MergeAsync(step.Json, cancellationToken);
    }
}
