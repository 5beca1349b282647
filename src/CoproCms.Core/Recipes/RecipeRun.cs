using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Recipes;

/// <summary>What the steps of one run share.</summary>
public sealed class RecipeRun(RecipeOptions options, ContentDefinitions definitions, string siteId)
{
    private readonly Dictionary<string, HashSet<string>> _planned = [];
    private RecipeProgress? _progress;

    public RecipeOptions Options { get; } = options;

    public RecipeReport Report { get; } = new();

    /// <summary>While checking: the definitions as they will be once the definition steps checked so far have run.</summary>
    public ContentDefinitions Definitions { get; set; } = definitions;

    /// <summary>Names of a kind (<c>role</c>, <c>media</c>) that the recipe will have made; steps add theirs while checking and look up others'.</summary>
    public ISet<string> Planned(string kind) =>
        _planned.TryGetValue(kind, out var names) ? names : _planned[kind] = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says how many of its things the present step has done.</summary>
    public void Count(int done, int things)
    {
        if (_progress is { } at)
            Options.Progress?.Report(at with { Done = done, Things = things });
    }

    internal void Begin(RecipeProgress at)
    {
        _progress = at;
        Options.Progress?.Report(at);
    }

    /// <summary>An identifier that is the same each time the recipe is run on this site, and another on every other site.</summary>
    public string DeriveId(RecipeDocument recipe, params IEnumerable<string> words) =>
        ContentId.Derive([siteId, recipe.Name is { Length: > 0 } name ? name : recipe.FileName, .. words]);
}

/// <summary>How a recipe is to be run.</summary>
public sealed record RecipeOptions
{
    /// <summary>Names that this site does not know are warnings rather than errors: for recipes and exports made elsewhere.</summary>
    public bool Lenient { get; init; }

    /// <summary>
    /// The recipe may read settings and environment variables. Only for recipes that the site's owner runs from the command line or at set-up:
    /// an uploaded recipe could copy secrets into content.
    /// </summary>
    public bool MayReadSettings { get; init; }

    /// <summary>Everything is done and then undone: steps write to the database as usual, but must leave no files behind.</summary>
    public bool DryRun { get; init; }

    /// <summary>What <c>parameters('SiteName')</c> gives, by Orchard Core's names.</summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; init; } = new Dictionary<string, string?>();

    /// <summary>Told of each step as it begins, and on the way through long ones.</summary>
    public IProgress<RecipeProgress>? Progress { get; init; }
}
