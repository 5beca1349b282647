using System.Text.RegularExpressions;
using CoproCms.Tests.Shared;
using GraphQL;
using GraphQL.Types;

namespace CoproCms.Tests.GraphQL.Mutations;

public sealed partial class MutationSchemaTests
{
    [Fact]
    public async Task Inputs_and_payloads_follow_from_the_content_model()
    {
        await using var site = await GraphQLSite.StartAsync(MutationSite.Post, MutationSite.Quote);
        var printed = (await site.SchemaAsync(mutations: true)).Schema.Print();

        Snapshot.Match(string.Join("\n\n", MutationTypes().Matches(printed).Select(m => m.Value)));
    }

    [Fact]
    public async Task Whoever_may_not_run_mutations_has_a_schema_without_them()
    {
        await using var site = await GraphQLSite.StartAsync(MutationSite.Post);
        const string Query = """{ __schema { mutationType { name } } __type(name: "PostInput") { name } }""";

        Assert.Equal("""{"__schema":{"mutationType":null},"__type":null}""", await site.DataAsync(Query));
        Assert.Equal("""{"__schema":{"mutationType":{"name":"Mutation"}},"__type":{"name":"PostInput"}}""", await site.DataAsync(Query, actor: site.Editor()));
    }

    [Fact]
    public async Task Everything_about_mutations_is_described()
    {
        await using var site = await ProbeDefinitions.StartAsync();
        var schema = (await site.SchemaAsync(mutations: true)).Schema;
        var inputs = schema.AllTypes.OfType<InputObjectGraphType>().Where(t => t.Name.EndsWith("ValueInput", StringComparison.Ordinal) || t.Name is "ProbeInput" or "NestedItemInput").ToList();

        Assert.True(inputs.Count > 30);
        Assert.All(inputs, t => Assert.False(string.IsNullOrEmpty(t.Description), t.Name));
        Assert.All(inputs.SelectMany(t => t.Fields), f => Assert.False(string.IsNullOrEmpty(f.Description), f.Name));
        Assert.All(schema.Mutation!.Fields, f => Assert.False(string.IsNullOrEmpty(f.Description), f.Name));
        Assert.All(schema.Mutation!.Fields.SelectMany(f => f.Arguments!), a => Assert.False(string.IsNullOrEmpty(a.Description), a.Name));
    }

    /// <summary>A type that is called like another's input must not take the endpoint down.</summary>
    [Fact]
    public async Task A_type_whose_names_are_taken_has_no_mutations()
    {
        await using var site = await GraphQLSite.StartAsync("Note", "NotePayload", "Other");
        var names = (await site.SchemaAsync(mutations: true)).Schema.Mutation!.Fields.Select(f => f.Name).ToList();

        Assert.DoesNotContain("createNote", names);
        Assert.Contains("createNotePayload", names);
        Assert.Contains("createOther", names);
    }

    [GeneratedRegex("(^\"[^\n]*\"\n)?^(type|input) (Mutation|PostPayload|PostInput|NestedItemInput|\\w+ValueInput) \\{.*?^\\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex MutationTypes();
}
