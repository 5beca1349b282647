using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.GraphQL.Building;
using CoproCms.GraphQL.Executing;
using CoproCms.Recipes;
using CoproCms.Recipes.Steps;

namespace CoproCms.Queries;

/// <summary>
/// Saved queries. Older recipes write what belongs to the source (<c>Template</c>, <c>Index</c>) beside the name, exports nest it in
/// <c>Properties.SqlQueryMetadata</c> or <c>Properties.LuceneQueryMetadata</c>; both are read, the nested form is stored.
/// </summary>
internal sealed class QueriesStep(DocumentStore documents, QueryTemplates templates, SchemaCache schemas) : DocumentStep(documents)
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
        var query = SavedQuery.Read(Document(entry));
        if (string.IsNullOrWhiteSpace(query.Template))
            step.Error($"{entry.Pointer}/Template", "query.template", $"the query '{entry.Name}' has no template to run");
        else if (query.Source == SavedQuery.Sql && templates.Fault(query.Template) is { } fault)
            step.Error($"{entry.Pointer}/Template", "query.template", $"the template of the query '{entry.Name}' cannot be read: {fault.TrimEnd('.')}");
        try
        {
            if (QuerySchema.Of(query) is { } schema)
                CheckSchema(entry, schema, step);
        }
        catch (FormatException error)
        {
            step.Error($"{entry.Pointer}/Schema", "query.schema", $"the schema of the query '{entry.Name}' cannot be read: {error.Message.TrimEnd('.')}");
        }
    }

    protected override JsonObject Document(StepEntry entry)
    {
        var query = base.Document(entry);
        var properties = query.Object("Properties") ?? [];
        query.Remove("Properties");
        var member = SavedQuery.MetadataOf(query.Text("Source"));
        var metadata = properties.Object(member) ?? [];
        properties.Remove(member);
        foreach (var name in SourceMembers.Where(query.ContainsKey))
        {
            metadata[name] = query[name]?.DeepClone();
            query.Remove(name);
        }

        query["ReturnContentItems"] = query.Flag("ReturnContentItems") ?? query.Flag("ReturnDocuments") ?? false;
        query.Remove("ReturnDocuments");
        properties[member] = metadata;
        query["Properties"] = properties;
        return query;
    }

    private void CheckSchema(StepEntry entry, QuerySchema schema, RecipeStepContext step)
    {
        var graph = schemas.Preview(step.Run.Definitions);
        var name = GraphQLNames.Camel(schema.FieldName);
        if (!GraphQLNames.IsValid(name))
            step.Error($"{entry.Pointer}/Name", "query.name", $"'{schema.FieldName}' is no name for GraphQL, where the query would be a field; use letters, digits and underscores");
        else if (graph.Query.HasField(name) || (schema.ContentType is null && graph.AllTypes[schema.FieldName] is not null))
            step.Error($"{entry.Pointer}/Name", "query.name", $"'{name}' is a field or type of GraphQL already; give the query another name, or its schema a fieldTypeName");
        if (schema.ContentType is { } type && step.Run.Definitions.Type(type) is null)
            step.Unknown($"{entry.Pointer}/Schema", "query.type", $"there is no content type '{type}' for the query '{entry.Name}' to return");
    }
}
