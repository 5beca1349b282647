using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Deployment.Plans;

/// <summary>How much of something goes.</summary>
internal enum Share
{
    None,
    All,
    Chosen,
}

/// <summary>A plan as its page shows it. Steps that the page has no control for stay as they are.</summary>
internal sealed record PlanChoices
{
    public const string AllContent = "AllContentDeploymentStep";
    public const string ContentOfTypes = "ContentDeploymentStep";
    public const string OneItem = "ContentItemDeploymentStep";
    public const string ByQuery = "QueryBasedContentDeploymentStep";
    public const string Definitions = "ContentDefinitionDeploymentStep";
    public const string Media = "MediaDeploymentStep";
    public const string Settings = "SiteSettingsDeploymentStep";
    public const string Users = "AllUsersDeploymentStep";
    public const string Applications = "OpenIdApplicationsDeploymentStep";

    private const string PublishedOnlyMember = "PublishedOnly";

    /// <summary>Steps that go whole or not at all, in the order in which the page has them.</summary>
    public static readonly string[] Whole =
    [
        "AllRolesDeploymentStep", Users, Applications, "AllTemplatesDeploymentStep", "AllAdminTemplatesDeploymentStep", "AllShortcodeTemplatesDeploymentStep", "PlacementsDeploymentStep", "AllLayersDeploymentStep",
        "AllQueriesDeploymentStep", "AllMediaProfilesDeploymentStep", "UrlRewritingDeploymentStep", "ThemesDeploymentStep", "AllFeaturesDeploymentStep",
        "AdminMenuDeploymentStep", "AllSitemapsDeploymentStep", "TranslationsDataDeploymentStep", "DeploymentPlanDeploymentStep",
    ];

    /// <summary>Permissions beside that to export, without which a step is refused.</summary>
    private static readonly FrozenDictionary<string, string> Needed = new Dictionary<string, string> { [Users] = "ViewUsers", [Applications] = "ManageApplications" }.ToFrozenDictionary();

    private static readonly string[] Partial = [AllContent, ContentOfTypes, OneItem, ByQuery, Definitions, Media, Settings];

    public Share Content { get; init; }
    public ImmutableArray<string> ContentTypes { get; init; } = [];
    public ImmutableArray<string> Items { get; init; } = [];
    public string Query { get; init; } = "";
    public bool PublishedOnly { get; init; }
    public Share Types { get; init; }
    public ImmutableArray<string> DefinedTypes { get; init; } = [];
    public Share MediaShare { get; init; }
    public ImmutableArray<string> Folders { get; init; } = [];
    public Share SettingsShare { get; init; }
    public ImmutableArray<string> SettingNames { get; init; } = [];
    public ImmutableArray<string> Chosen { get; init; } = [];
    public ImmutableArray<PlanStep> Others { get; init; } = [];

    /// <summary>All that can be taken to another site by someone who has the permissions.</summary>
    public static PlanChoices Everything(Func<string, bool> may) => new()
    {
        Content = Share.All,
        Types = Share.All,
        MediaShare = Share.All,
        SettingsShare = Share.All,
        Chosen = [.. Whole.Where(t => !Needed.TryGetValue(t, out var permission) || may(permission))],
    };

    public static PlanChoices Of(DeploymentPlan plan) => new()
    {
        Content = plan.Has(AllContent) ? Share.All : plan.Has(ContentOfTypes) ? Share.Chosen : Share.None,
        ContentTypes = [.. plan.Options(ContentOfTypes).Texts("ContentTypes")],
        Items = [.. plan.Steps.Where(s => s.Type == OneItem).Select(s => s.Options.Text("ContentItemId")).OfType<string>()],
        Query = plan.Options(ByQuery).Text("QueryName") ?? "",
        PublishedOnly = plan.Steps.Any(s => s.Options.Flag(PublishedOnlyMember) == true),
        Types = ShareOf(plan, Definitions),
        DefinedTypes = [.. plan.Options(Definitions).Texts("ContentTypes")],
        MediaShare = ShareOf(plan, Media),
        Folders = [.. plan.Options(Media).Texts("DirectoryPaths"), .. plan.Options(Media).Texts("FilePaths")],
        SettingsShare = !plan.Has(Settings) ? Share.None : plan.Options(Settings).Texts("Settings").Any() ? Share.Chosen : Share.All,
        SettingNames = [.. plan.Options(Settings).Texts("Settings")],
        Chosen = [.. plan.Steps.Select(s => s.Type).Intersect(Whole)],
        Others = [.. plan.Steps.Where(s => !Whole.Contains(s.Type) && !Partial.Contains(s.Type))],
    };

    public static PlanChoices Read(IFormCollection form, DeploymentPlan? present) => new()
    {
        Content = ShareIn(form, nameof(Content)),
        ContentTypes = Values(form, nameof(ContentTypes)),
        Items = Lines(form, nameof(Items)),
        Query = form[nameof(Query)].ToString(),
        PublishedOnly = form.ContainsKey(nameof(PublishedOnly)),
        Types = ShareIn(form, nameof(Types)),
        DefinedTypes = Values(form, nameof(DefinedTypes)),
        MediaShare = ShareIn(form, nameof(MediaShare)),
        Folders = [.. Lines(form, nameof(Folders)).Select(f => f.Trim('/'))],
        SettingsShare = ShareIn(form, nameof(SettingsShare)),
        SettingNames = Values(form, nameof(SettingNames)),
        Chosen = [.. Values(form, nameof(Chosen)).Intersect(Whole)],
        Others = present is null ? [] : Of(present).Others,
    };

    public DeploymentPlan ToPlan(string name) => new(name, [.. Steps()]);

    private IEnumerable<PlanStep> Steps()
    {
        if (Types != Share.None)
            yield return new(Definitions, Types == Share.All ? new() { ["IncludeAll"] = true } : new() { ["ContentTypes"] = List(DefinedTypes) });
        if (SettingsShare != Share.None)
            yield return new(Settings, new() { ["Settings"] = List(SettingsShare == Share.All ? [] : SettingNames) });
        foreach (var type in Chosen)
            yield return new(type, []);
        if (MediaShare != Share.None)
            yield return new(Media, MediaShare == Share.All ? new() { ["IncludeAll"] = true } : new() { ["FilePaths"] = List([.. Folders.Where(IsFile)]), ["DirectoryPaths"] = List([.. Folders.Where(f => !IsFile(f))]) });
        if (Content == Share.All)
            yield return new(AllContent, Marked([]));
        if (Content == Share.Chosen)
            yield return new(ContentOfTypes, Marked(new() { ["ContentTypes"] = List(ContentTypes) }));
        foreach (var item in Items)
            yield return new(OneItem, Marked(new() { ["ContentItemId"] = item }));
        if (Query.Length > 0)
            yield return new(ByQuery, new() { ["QueryName"] = Query });
        foreach (var other in Others)
            yield return other;
    }

    private JsonObject Marked(JsonObject options)
    {
        if (PublishedOnly)
            options[PublishedOnlyMember] = true;
        return options;
    }

    private static bool IsFile(string path) => Path.HasExtension(path);

    private static Share ShareOf(DeploymentPlan plan, string type) =>
        plan.Options(type) is not { } options ? Share.None : options.Flag("IncludeAll") == true ? Share.All : Share.Chosen;

    private static Share ShareIn(IFormCollection form, string name) => Enum.TryParse<Share>(form[name], out var share) && Enum.IsDefined(share) ? share : Share.None;

    private static ImmutableArray<string> Values(IFormCollection form, string name) => [.. form[name].OfType<string>().Where(v => v.Length > 0).Distinct()];

    private static ImmutableArray<string> Lines(IFormCollection form, string name) => [.. form[name].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static JsonArray List(ImmutableArray<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
