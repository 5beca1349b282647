using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Queries;

/// <summary>Saved queries in templates: <c>{% assign posts = Queries.RecentPosts | query: type: "Post" %}</c>.</summary>
internal sealed class QueriesLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Root("Queries", new RootValue(async (name, context) =>
            await Runner(context).FindAsync(name, context.Session.CancellationToken) is { } query ? new QueryValue(query) : NilValue.Instance))
        .Filter("query", RunAsync);

    private static QueryRunner Runner(LiquidContext context)
    {
        context.Session.Dependencies.Add(CacheTags.Document(DocumentKinds.Query));
        return context.Session.Services.GetRequiredService<QueryRunner>();
    }

    private static async ValueTask<FluidValue> RunAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        if (input is not QueryValue { Query: var query })
            return NilValue.Instance;
        var parameters = arguments.Names.ToDictionary(n => n, n => Json(arguments[n]), StringComparer.OrdinalIgnoreCase);
        if (query.ReturnContentItems)
            return ContentItemValue.Of(Noting(await Runner(context).ItemsAsync(query, parameters, context.Session.CancellationToken), context));
        var rows = Noting(await Runner(context).RowsAsync(query, parameters, context.Session.CancellationToken), context);
        return new ArrayValue([.. rows.Select(LiquidJson.Value)]);
    }

    private static IReadOnlyList<T> Noting<T>(QueryResult<T> result, LiquidContext context)
    {
        if (result.DependsOnTime)
            context.Session.Now();
        return result.Values;
    }

    private static JsonNode? Json(FluidValue value) => value switch
    {
        NilValue => null,
        BooleanValue => value.ToBooleanValue(),
        NumberValue => value.ToNumberValue(),
        DateTimeValue => ((DateTimeOffset)value.ToObjectValue()).UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ArrayValue array => new JsonArray([.. array.Values.Select(Json)]),
        _ => value.ToStringValue(),
    };

    private sealed class QueryValue(SavedQuery query) : TemplateValue
    {
        public SavedQuery Query { get; } = query;

        public override string ToStringValue() => Query.Name;

        protected override ValueTask<FluidValue> MemberAsync(string name, LiquidContext context) =>
            new(name == "Name" ? StringValue.Create(Query.Name) : NilValue.Instance);
    }
}
