using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Tests.Given;
using GraphQL.Types;

namespace CoproCms.Tests.GraphQL;

public sealed class SchemaTests : IAsyncLifetime
{
    private GraphQLSite _site = null!;

    public async Task InitializeAsync() => _site = await ProbeDefinitions.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    /// <summary>The names, arguments and types that a running Orchard Core was seen to have, one a line; its operators follow from a member's type.</summary>
    [Fact]
    public async Task The_schema_has_everything_that_Orchard_Cores_has()
    {
        var facts = Facts((await _site.SchemaAsync()).Schema).ToHashSet();
        var recorded = Recorded().SelectMany(WithOperators).ToList();

        Assert.True(recorded.Count > 500);
        Assert.Equal([], recorded.Where(r => !facts.Contains(r) && !facts.Any(f => IsExtended(r, f))));
    }

    [Fact]
    public async Task What_Orchard_Core_hides_or_spells_otherwise_is_there_too()
    {
        var probe = (await _site.SchemaAsync()).Schema.AllTypes["Probe"] as ObjectGraphType;

        Assert.Equal("AutoroutePart", probe!.GetField("autoroutePart")!.ResolvedType!.ToString());
        Assert.NotNull(probe.GetField("aliasPart")!.DeprecationReason);
        Assert.Equal("YoutubeField", probe.GetField("aYt")!.ResolvedType!.ToString());
        Assert.Equal("GeoPointField", probe.GetField("aGeo")!.ResolvedType!.ToString());
        Assert.Equal("TitlePart", probe.GetField("title")!.ResolvedType!.ToString());
        Assert.Null(probe.GetField("liquid"));
    }

    [Fact]
    public async Task The_schema_can_be_introspected()
    {
        const string Query = "{ __schema { queryType { name } types { name kind fields(includeDeprecated: true) { name type { name kind ofType { name } } args { name defaultValue } } inputFields { name } enumValues { name } possibleTypes { name } } directives { name } } }";
        var schema = (await _site.AskAsync(Query))["data"]!["__schema"]!;

        Assert.Equal("Query", schema["queryType"]!["name"]!.GetValue<string>());
        Assert.Contains(schema["types"]!.AsArray(), t => t!["name"]!.GetValue<string>() == "Probe");
    }

    [Fact]
    public async Task A_changed_definition_is_in_the_next_query_and_leaves_a_running_one_alone()
    {
        var before = await _site.SchemaAsync();
        await _site.Engine.DefineAsync(new TypeBuilder("Added").Part("TitlePart"));

        Assert.Equal("""{"added":[]}""", await _site.DataAsync("{ added { displayText } }"));
        Assert.Null(before.Schema.Query.GetField("added"));
        Assert.Same(await _site.SchemaAsync(), await _site.SchemaAsync());
    }

    [Fact]
    public async Task Hidden_types_and_parts_are_left_out()
    {
        await using (var session = _site.Engine.As())
        {
            await session.Get<DefinitionStore>().SetTypeAsync(
                new("Inner", "Inner", new() { ["GraphQLContentTypeSettings"] = new JsonObject { ["Hidden"] = true } }, []), default);
        }

        await _site.Engine.DefineAsync(new TypeBuilder("Half").Part("TitlePart").Part("HtmlBodyPart", """{"GraphQLContentTypePartSettings":{"Hidden":true}}"""));
        var schema = (await _site.SchemaAsync()).Schema;

        Assert.Null(schema.AllTypes["Inner"]);
        Assert.Null(((ObjectGraphType)schema.AllTypes["Half"]!).GetField("htmlBody"));
    }

    [Fact]
    public async Task A_collapsed_part_may_keep_its_name_before_its_fields()
    {
        await _site.Engine.DefineAsync(new TypeBuilder("Kept").Part("ExtraPart", """{"GraphQLContentTypePartSettings":{"Collapse":true,"PreventFieldNameCollision":true}}""", named: "Side"));

        Assert.Equal("""{"kept":[]}""", await _site.DataAsync("""{ kept(where: {sideRemark: "x"}) { sideRemark sideScore } }"""));
    }

    [Fact]
    public async Task Names_that_cannot_stand_in_a_schema_do_not_break_it()
    {
        await _site.Engine.DefineAsync("2D", "My Type", "Query", new TypeBuilder("Odd").Field("Bad name", "TextField").Field("DisplayText", "TextField").Field("Good", "TextField"));

        Assert.Equal("""{"odd":[]}""", await _site.DataAsync("{ odd { good displayText } }"));
    }

    // A field may have more arguments than the recorded one.
    private static bool IsExtended(string recorded, string fact)
    {
        var (was, arguments, type) = Split(recorded);
        var (name, more, now) = Split(fact);
        return was == name && type == now && !arguments.Except(more).Any();
    }

    private static (string Name, string[] Arguments, string Type) Split(string fact)
    {
        var end = fact.LastIndexOf("): ", StringComparison.Ordinal);
        if (end < 0)
            return fact.Split(": ") is [var plain, var kind] ? (plain, [], kind) : (fact, [], "");
        var start = fact.IndexOf('(', StringComparison.Ordinal);
        return (fact[..start], fact[(start + 1)..end].Split(", "), fact[(end + 3)..]);
    }

    private static IEnumerable<string> Recorded()
    {
        using var reader = new StreamReader(typeof(SchemaTests).Assembly.GetManifestResourceStream("OrchardSchemaFacts.txt")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static IEnumerable<string> WithOperators(string line)
    {
        var (member, type) = line.Split(": ") is [var m, var t] ? (m, t) : (line, "");
        if (!member.Contains("Input.", StringComparison.Ordinal) && !member.Contains("InputObjectType.culture", StringComparison.Ordinal))
            return [line];
        string[] suffixes = type switch
        {
            "ID" => ["_not"],
            "String" when !member.EndsWith("localizationSet", StringComparison.Ordinal) =>
                ["_not", "_contains", "_not_contains", "_starts_with", "_not_starts_with", "_ends_with", "_not_ends_with"],
            "Boolean" => ["_not"],
            "DateTime" or "Date" or "Decimal" or "TimeSpan" => ["_not", "_gt", "_gte", "_lt", "_lte"],
            _ => [],
        };
        string[] lists = suffixes.Length > 0 && type != "Boolean" ? ["_in", "_not_in"] : [];
        return [line, .. suffixes.Select(s => $"{member}{s}: {type}"), .. lists.Select(s => $"{member}{s}: [{type}]")];
    }

    private static IEnumerable<string> Facts(ISchema schema) => schema.AllTypes.SelectMany(type => type switch
    {
        EnumerationGraphType values => [$"enum {type.Name}: {string.Join(' ', values.Values.Select(v => v.Name))}"],
        ObjectGraphType output => [.. Fields(output), $"type {type.Name} implements {string.Join(" & ", output.ResolvedInterfaces.Select(i => i.Name))}"],
        IComplexGraphType other => Fields(other),
        _ => Enumerable.Empty<string>(),
    });

    private static IEnumerable<string> Fields(IComplexGraphType type) => type.Fields.Select(f =>
    {
        var arguments = f.Arguments?.Select(a => $"{a.Name}: {a.ResolvedType}{(a.DefaultValue is { } value ? " = " + Printed(value) : "")}") ?? [];
        return $"{type.Name}.{f.Name}{(arguments.Any() ? $"({string.Join(", ", arguments)})" : "")}: {f.ResolvedType}";
    });

    private static string Printed(object value) => value is Enum ? value.ToString()!.ToUpperInvariant() : value.ToString()!;
}
