using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.Queries;

/// <summary>Every SQL query that says what it returns is a field of the root: <c>recentPosts(parameters: String): [Post]</c>.</summary>
internal sealed class QueriesGraphQL : IGraphQLExtension
{
    public async ValueTask<object?> StateAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<DocumentStore>().ListAsync(DocumentKinds.Query, cancellationToken);

    public void Extend(GraphQLSchemaBuilder builder)
    {
        foreach (var document in (builder.State as IReadOnlyDictionary<string, JsonObject>)?.Values ?? [])
        {
            var query = SavedQuery.Read(document);
            if (query.Source == SavedQuery.Sql && Schema(query) is { } schema && Field(query, schema, builder) is { } field)
                builder.AddField(builder.Query, field);
        }
    }

    // The step refuses schemas that cannot be read; an older site may have stored one.
    private static QuerySchema? Schema(SavedQuery query)
    {
        try
        {
            return QuerySchema.Of(query);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static QueryField? Field(SavedQuery query, QuerySchema schema, GraphQLSchemaBuilder builder)
    {
        var name = GraphQLNames.Camel(schema.FieldName);
        var parameters = new QueryArgument(builder.Scalar(ScalarKind.String)) { Name = QueryParameters.Name, Description = "A JSON object with a value for each parameter." };
        if (schema.ContentType is not { } contentType)
            return new(name, query, Rows(schema, builder), parameters, RowsAsync, actor => QueryPermissions.Execute.IsHeldBy(actor, query.Name));
        return builder.ContentType(contentType) is { } type
            ? new(name, query, type, parameters, async (run, given, cancellationToken) =>
                (await run.ItemsAsync(query, given, cancellationToken)).Values.Where(i => i.ContentType == type.Name).ToList(),
                actor => ContentListField.MayView(actor, type.Name))
            : null;

        async Task<object?> RowsAsync(QueryRunner run, IReadOnlyDictionary<string, JsonNode?> given, CancellationToken cancellationToken) =>
            (await run.RowsAsync(query, given, cancellationToken)).Values;
    }

    private static ObjectGraphType Rows(QuerySchema schema, GraphQLSchemaBuilder builder)
    {
        var type = new ObjectGraphType { Name = schema.FieldName };
        foreach (var property in schema.Properties)
        {
            builder.AddField(type, new()
            {
                Name = property.FieldName,
                Description = property.Description,
                ResolvedType = builder.Scalar(property.Kind),
                Resolver = new ValueResolver(row => Read((JsonObject)row, property)),
            });
        }

        return type;
    }

    // Of a column that the query does not select, or that is of another kind, there is no value.
    private static object? Read(JsonObject row, QueryProperty property)
    {
        var value = row.FirstOrDefault(c => c.Key.Equals(property.Column, StringComparison.OrdinalIgnoreCase)).Value as JsonValue;
        var column = new JsonObject { ["value"] = value?.DeepClone() };
        return property.Kind switch
        {
            ScalarKind.String => column.Text("value") ?? column.Number("value")?.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Boolean => column.Flag("value") ?? (column.Number("value") is { } flag ? flag != 0 : null),
            ScalarKind.Integer => column.Number("value") is { } whole and >= int.MinValue and <= int.MaxValue ? (int)whole : null,
            _ => column.Number("value"),
        };
    }

    private sealed class QueryField : GraphField, IProtectedField
    {
        private readonly Func<Actor, bool> _isOpenTo;

        public QueryField(
            string name, SavedQuery query, ObjectGraphType type, QueryArgument parameters,
            Func<QueryRunner, IReadOnlyDictionary<string, JsonNode?>, CancellationToken, Task<object?>> run, Func<Actor, bool> isOpenTo)
        {
            (Name, Description, ResolvedType, _isOpenTo) = (name, $"The saved query {query.Name}.", new ListGraphType(type), isOpenTo);
            Arguments = new(parameters);
            Resolver = new AsyncResolver(async context => await run(
                context.Query().Services.GetRequiredService<QueryRunner>(),
                QueryParameters.Parse(context.GetArgument<string?>(QueryParameters.Name)),
                context.CancellationToken));
        }

        public bool IsOpenTo(Actor actor) => _isOpenTo(actor);
    }
}
