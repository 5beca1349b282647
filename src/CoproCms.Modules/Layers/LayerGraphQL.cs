using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;
using CoproCms.GraphQL.Executing;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Layers;

/// <summary>
/// The layers with their widgets at the root, for clients that put a page together themselves. Open to whoever may query, as the pages that the
/// layers make are; each widget is shown to those who may view it.
/// </summary>
internal sealed class LayerGraphQL : IGraphQLExtension
{
    private const string Part = "LayerMetadata";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Extend(GraphQLSchemaBuilder builder)
    {
        var layer = new ObjectGraphType { Name = "Layer", Description = "A set of widgets with a rule that says on which pages they are shown." };
        Add(layer, "name", builder.Scalar(ScalarKind.String), "Its name.", layer => ((Layer)layer).Name);
        Add(layer, "layerrule", new ListGraphType(builder.Scalar(ScalarKind.String)),
            "The conditions that all must hold, each as JSON: {\"Name\":\"UrlCondition\",\"Value\":\"~/about\"}.", layer => Rule(((Layer)layer).Json));
        Add(layer, "description", builder.Scalar(ScalarKind.String), "What it is for.", layer => ((Layer)layer).Json.Text("Description"));
        var widgets = Add(layer, "widgets", new ListGraphType(Widget(builder)), "Its widgets by their position.", _ => null);
        widgets.Arguments = new(new QueryArgument(builder.Status) { Name = "status", Description = "Which versions; the live ones unless given." });
        string[] types = [.. builder.Definitions.Types.Values.Where(t => t.Stereotype == "Widget").Select(t => t.Name)];
        widgets.Resolver = new ContextResolver(context => types.Length == 0 ? null : context.Query()
            .Batch<IReadOnlyList<ContentItem>>(context, (layers, cancellationToken) => WidgetsAsync(context, types, layers, cancellationToken))
            .Load(((Layer)context.Source!).Name, found => found ?? []));

        builder.AddField(builder.Query, new()
        {
            Name = "siteLayers",
            Description = "The layers of the site.",
            ResolvedType = new ListGraphType(layer),
            Resolver = new AsyncResolver(async context => (await context.Query().Services.GetRequiredService<DocumentStore>()
                .ListAsync(DocumentKinds.Layer, context.CancellationToken)).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => new Layer(l.Key, l.Value)).ToList()),
        });
    }

    private static ObjectGraphType Widget(GraphQLSchemaBuilder builder)
    {
        var widget = new ObjectGraphType { Name = "LayerWidget", Description = "A widget where it stands." };
        Add(widget, "zone", builder.Scalar(ScalarKind.String), "The zone of the layout.", item => Metadata(item).Text("Zone"));
        Add(widget, "position", builder.Scalar(ScalarKind.Decimal), "Its place in the zone.", item => Metadata(item).Number("Position"));
        Add(widget, "renderTitle", builder.Scalar(ScalarKind.Boolean), "Whether its title is shown.", item => Metadata(item).Flag("RenderTitle") ?? false);
        Add(widget, "widget", builder.ContentItem, "The widget itself.", item => item);
        return widget;
    }

    private static async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<ContentItem>>> WidgetsAsync(
        IResolveFieldContext context, string[] types, IReadOnlyCollection<string> layers, CancellationToken cancellationToken)
    {
        var items = await context.Query().Content.ListAsync(
            new()
            {
                Types = [.. types],
                Status = context.GetArgument("status", ContentStatus.Published),
                Filter = new ContentFilter.Field(Part, "Layer", FilterOperator.In, layers.ToArray<object?>()),
                OrderBy = [ContentSort.By(ContentColumn.CreatedUtc)],
                Take = LayerZones.MaximumWidgets,
            },
            cancellationToken);
        return layers.ToDictionary(l => l, IReadOnlyList<ContentItem> (layer) =>
            [.. items.Where(i => string.Equals(Metadata(i).Text("Layer"), layer, StringComparison.OrdinalIgnoreCase)).OrderBy(i => Metadata(i).Number("Position") ?? 0)]);
    }

    private static List<string> Rule(JsonObject layer)
    {
        if (layer.Object("LayerRule") is { } rule)
            return [.. rule.Objects("Conditions").Select(Written)];
        return layer.Text("Rule") is { Length: > 0 } script ? [Written(new() { ["Name"] = "JavascriptCondition", ["Script"] = script })] : [];
    }

    // What only the editor of rules needs is left out.
    private static string Written(JsonObject condition)
    {
        var plain = (JsonObject)condition.DeepClone();
        plain.Remove("$type");
        plain.Remove("ConditionId");
        return plain.ToJsonString(Plain);
    }

    private static JsonObject? Metadata(object item) => ((ContentItem)item).Part(Part);

    private static global::GraphQL.Types.FieldType Add(ObjectGraphType type, string name, IGraphType graphType, string description, Func<object, object?> read) =>
        type.AddField(new() { Name = name, ResolvedType = graphType, Description = description, Resolver = new ValueResolver(read) });

    private sealed record Layer(string Name, JsonObject Json);
}
