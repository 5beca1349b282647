using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Deployment.Plans;
using CoproCms.Settings;

namespace CoproCms.Deployment.Admin;

/// <summary>What the pages that make and change a plan have in common.</summary>
internal abstract class PlanForm(DeploymentPlans plans, ContentQuery content, DefinitionStore definitions, SiteSettingsStore settings, DocumentStore documents) : AdminPage
{
    public const int LongestName = 100;

    public PlanChoices Choices { get; protected set; } = new();

    public string Name { get; protected set; } = "";

    public bool IsNew { get; protected init; }

    /// <summary>Content that stands by itself, which is what content of a type means.</summary>
    public IReadOnlyList<ContentTypeDefinition> ContentTypes { get; private set; } = [];

    public IReadOnlyList<ContentTypeDefinition> AllTypes { get; private set; } = [];

    public IReadOnlyList<string> Settings { get; private set; } = [];

    public IReadOnlyList<string> Queries { get; private set; } = [];

    protected async Task PrepareAsync(CancellationToken cancellationToken)
    {
        AllTypes = [.. (await definitions.GetAsync(cancellationToken)).Types.Values.OrderBy(t => t.DisplayName, T.Order)];
        ContentTypes = [.. AllTypes.Where(t => t.Stereotype is null or "Menu" or "Widget")];
        Settings = [.. (await settings.GetAsync(cancellationToken)).Json.Select(m => m.Key).Where(n => !SecretNames.IsSecret(n)).Order(StringComparer.Ordinal)];
        Queries = [.. (await documents.ListAsync(DocumentKinds.Query, cancellationToken)).Where(q => q.Value.Flag("ReturnContentItems") == true).Select(q => q.Key)];
    }

    /// <returns>Whether the plan was saved; what is wrong stands in the form otherwise.</returns>
    protected async Task<bool> SaveAsync(DeploymentPlan? present, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        Choices = await ResolveAsync(PlanChoices.Read(Request.Form, present), cancellationToken);
        Name = present?.Name ?? Request.Form["name"].ToString().Trim();
        if (Name.Length is 0 or > LongestName || Name.Any(c => char.IsControl(c) || c is '/' or '\\'))
            ModelState.AddModelError("name", T["Give the plan a name of at most {0} characters, without slashes.", T.Number(LongestName)]);
        else if (present is null && await plans.FindAsync(Name, cancellationToken) is not null)
            ModelState.AddModelError("name", T["There is a plan of this name already."]);
        if (!ModelState.IsValid)
            return false;
        await plans.SetAsync(Choices.ToPlan(Name), cancellationToken);
        return true;
    }

    // People know an item by its address; the plan keeps its id, which stays.
    private async Task<PlanChoices> ResolveAsync(PlanChoices choices, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        foreach (var named in choices.Items)
        {
            var path = Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Uri.UnescapeDataString(address.AbsolutePath) : named;
            var item = await content.FindAsync(named, ContentStatus.Latest, cancellationToken) ?? await content.FindByPathAsync(path.Trim('/'), cancellationToken);
            if (item is null)
                ModelState.AddModelError(nameof(choices.Items), T["There is no content at {0}.", named]);
            ids.Add(item?.ContentItemId ?? named);
        }

        return choices with { Items = [.. ids] };
    }
}
