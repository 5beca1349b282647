using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Recipes.Exporting;

/// <summary>Content types with the parts they are made of: all, or those that the plan names.</summary>
internal class DefinitionExport(DefinitionStore store) : ExportSource
{
    public const string Types = "ContentTypes";
    public const string Parts = "ContentParts";
    public const string All = "IncludeAll";

    public override string Type => "ContentDefinitionDeploymentStep";

    public sealed override RecipePhase Phase => RecipePhase.Definitions;

    protected virtual string Step => "ContentDefinition";

    public sealed override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        var known = await store.GetAsync(cancellationToken);
        var all = options.Flag(All) == true;
        var types = all ? [.. known.Types.Values] : options.Texts(Types).Select(known.Type).OfType<ContentTypeDefinition>().ToList();
        var names = options.Texts(Parts).Concat(types.SelectMany(t => t.Parts).Select(p => p.Part.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parts = known.Parts.Values.Where(p => all || names.Contains(p.Name));
        await package.WriteStepAsync(
            new()
            {
                ["name"] = Step,
                [Types] = new JsonArray([.. types.OrderBy(t => t.Name, StringComparer.Ordinal).Select(ContentDefinitionJson.Write)]),
                [Parts] = new JsonArray([.. parts.OrderBy(p => p.Name, StringComparer.Ordinal).Select(ContentDefinitionJson.Write)]),
            },
            cancellationToken);
    }
}

/// <summary>The same, for a site where they are to be exactly so.</summary>
internal sealed class ReplaceDefinitionExport(DefinitionStore store) : DefinitionExport(store)
{
    public override string Type => "ReplaceContentDefinitionDeploymentStep";

    protected override string Step => "ReplaceContentDefinition";
}
