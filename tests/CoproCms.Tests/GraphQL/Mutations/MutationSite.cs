using System.Text.Json.Nodes;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL.Mutations;

/// <summary>Runs mutations on a site of its own as someone who may change everything, unless an actor is named.</summary>
internal static class MutationSite
{
    public static readonly TypeBuilder Post = new TypeBuilder("Post").Part("TitlePart").Part("AutoroutePart").Part("LocalizationPart").Part("FlowPart")
        .Field("Summary", "TextField", """{"TextFieldSettings":{"Required":true,"Hint":"Shown in lists."}}""").Field("Image", "MediaField")
        .Field("Day", "DateField").Field("At", "DateTimeField").Field("Opens", "TimeField").Field("Score", "NumericField", """{"NumericFieldSettings":{"Maximum":10,"Scale":2}}""")
        .Field("Open", "BooleanField").Field("Links", "MultiTextField").Field("About", "ContentPickerField");

    public static readonly TypeBuilder Quote = new TypeBuilder("Quote").Setting("Stereotype", "Widget").Part("TitlePart").Field("Words", "TextField");

    public static Actor Editor(this GraphQLSite site) => site.User("eve", "PublishContent", "DeleteContent", "ViewContent");

    /// <summary>Someone with these permissions who may run mutations.</summary>
    public static Actor User(this GraphQLSite site, string name, params string[] permissions) => site.Engine.User(name, [.. permissions, "ExecuteGraphQLMutations"]);

    /// <summary>The payload of the one mutation; fails with the answer when there are errors.</summary>
    public static async Task<JsonObject> ChangeAsync(this GraphQLSite site, string mutation, string? variables = null, Actor? actor = null)
    {
        var answer = await site.AskAsync(mutation, variables, actor ?? site.Editor());
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!.AsObject().Single().Value!.AsObject();
    }

    /// <summary>The one error of a mutation that changed nothing.</summary>
    public static async Task<JsonObject> RefusalAsync(this GraphQLSite site, string mutation, string? variables = null, Actor? actor = null)
    {
        var answer = await site.AskAsync(mutation, variables, actor ?? site.Editor());
        Assert.True(answer["errors"] is JsonArray { Count: 1 }, answer.ToJsonString());
        Assert.All(answer["data"]?.AsObject() ?? [], field => Assert.Null(field.Value));
        return answer["errors"]![0]!.AsObject();
    }

    public static string Code(this JsonObject error) => error["extensions"]!["code"]!.GetValue<string>();

    public static string Member(this JsonObject json, string member) => json[member]!.GetValue<string>();
}
