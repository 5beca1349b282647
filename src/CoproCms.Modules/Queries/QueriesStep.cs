using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;

namespace CoproCms.Recipes.Steps;

/// <summary>
/// Saved queries. Older recipes write what belongs to the source (<c>Template</c>, <c>Index</c>) beside the name, exports nest it in
/// <c>Properties.SqlQueryMetadata</c> or <c>Properties.LuceneQueryMetadata</c>; both are read, the nested form is stored.
/// </summary>
internal sealed class QueriesStep(DocumentStore documents) : DocumentStep(documents)
{
    private static readonly string[] SourceMembers = ["Template", "Index"];

    public override string Name => "queries";
    protected override string Kind => DocumentKinds.Query;
    protected override string What => "query";
    protected override string Member => "Queries";
    protected override string NameMember => "Name";

    protected override JsonObject EntrySchema => StepSchema.Open(
        ("Name", StepSchema.Name()),
        ("Source", StepSchema.Choice("Sql", "Lucene")),
        ("Schema", StepSchema.Text("JSON Schema of the result, as text.")),
        ("ReturnContentItems", StepSchema.Flag()),
        ("ReturnDocuments", StepSchema.Flag("Older name of ReturnContentItems.")),
        ("Template", StepSchema.Text("SQL or Lucene's JSON, with Liquid.")),
        ("Index", StepSchema.Text()),
        ("Properties", StepSchema.Open())).Required("Source");

    protected override void Check(StepEntry entry, RecipeStepContext step)
    {
        if (string.IsNullOrWhiteSpace(Document(entry).Object("Properties").Object(Metadata(entry.Json)).Text("Template")))
            step.Error($"{entry.Pointer}/Template", "query.template", $"the query '{entry.Name}' has no template to run");
    }

    protected override JsonObject Document(StepEntry entry)
    {
        var query = base.Document(entry);
        var properties = query.Object("Properties") ?? [];
        query.Remove("Properties");
        var metadata = properties.Object(Metadata(query)) ?? [];
        properties.Remove(Metadata(query));
        foreach (var member in SourceMembers.Where(query.ContainsKey))
        {
            metadata[member] = query[member]?.DeepClone();
            query.Remove(member);
        }

        query["ReturnContentItems"] = query.Flag("ReturnContentItems") ?? query.Flag("ReturnDocuments") ?? false;
        query.Remove("ReturnDocuments");
        properties[Metadata(query)] = metadata;
        query["Properties"] = properties;
        return query;
    }

    private static string Metadata(JsonObject query) => $"{query.Text("Source")}QueryMetadata";
}
