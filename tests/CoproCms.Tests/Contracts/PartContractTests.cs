using System.Text.Json.Nodes;
using CoproCms.Fields;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Contracts;

/// <summary>What holds for every registered part; a new one needs a sample in <see cref="Samples"/> and nothing else here.</summary>
public sealed class PartContractTests
{
    public static TheoryData<string> Names => [.. Registered.Parts.All.Select(p => p.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_default_breaks_no_rule(string part)
    {
        var type = new TypeBuilder("Probe").Part(part).Build();
        var value = Registered.Parts.Find(part)!.Default(type.Part(part)!).ToJsonString();

        Assert.Empty(Registered.Run(Registered.WithPart(part, value)).Errors);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_filled_value_breaks_no_rule_and_is_stored_as_written(string part)
    {
        var sample = Samples.Parts[part];
        var context = Registered.WithPart(part, sample.Json);

        Assert.Empty(Registered.Run(context).Errors);
        Assert.True(JsonNode.DeepEquals(Session.Json(sample.Json), context.Item.Part(part)), context.Item.Content.ToJsonString());
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_shape_names_Orchard_Cores_JSON_members(string part) =>
        ShapeAssert.Names(Registered.Parts.Find(part)!.Shape, Samples.Parts[part]);

    [Theory, MemberData(nameof(Names))]
    public void Everything_that_is_stored_can_be_written(string part) =>
        ShapeAssert.Written(WrittenShape.Of(Registered.Parts.Find(part)!), Samples.Parts[part]);

    [Theory, MemberData(nameof(Names))]
    public void A_filled_value_is_found_and_points_where_it_should(string part)
    {
        var sample = Samples.Parts[part];
        var (_, rows) = Registered.Run(Registered.WithPart(part, sample.Json));

        Assert.Equal(sample.Rows, rows.Select(r => r.Field).Order());
        Assert.Equal(sample.References ?? [], Registered.Parts.Find(part)!.References(Session.Json(sample.Json)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_indexed_member_is_in_the_index(string part)
    {
        var rows = Samples.Parts[part].Rows;

        Assert.All(ShapeAssert.Indexed(Registered.Parts.Find(part)!.Shape), member => Assert.Contains(member, rows));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_member_of_the_wrong_kind_is_an_error_that_names_it(string part)
    {
        foreach (var member in ShapeAssert.Members(Registered.Parts.Find(part)!.Shape))
        {
            // An object where a scalar is due, a scalar where an object is.
            var wrong = Session.Json(Samples.Parts[part].Json)[member] is JsonObject ? "5" : """{"x":[1]}""";
            var errors = Registered.Run(Registered.WithPart(part, $$"""{"{{member}}":{{wrong}}}""")).Errors;

            Assert.Contains(errors, e => e.Path == $"{part}.{member}" && e.Code == "value.kind");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void No_JSON_makes_it_throw(string part) =>
        RandomJson.Sample(ShapeAssert.Members(Registered.Parts.Find(part)!.Shape), json => Registered.Run(Registered.WithPart(part, json)));

    [Theory, MemberData(nameof(Names))]
    public void It_has_an_editor(string part) => Assert.NotNull(Registered.Editors.Of(Registered.Parts.Find(part)!));

    [Theory, MemberData(nameof(Names))]
    public void A_form_made_from_its_value_gives_the_same_value(string part) =>
        PostedForm.AssertUnchanged(Registered.WithPart(part, Samples.Parts[part].Json).Item, Registered.WithPart(part, "{}").Type);

    [Theory, MemberData(nameof(Names))]
    public void Forms_of_odd_values_give_the_same_values(string part) => RandomJson.Sample(
        [.. WrittenShape.Of(Registered.Parts.Find(part)!).Select(m => m.JsonName)],
        json => PostedForm.AssertUnchanged(Registered.WithPart(part, json).Item, Registered.WithPart(part, "{}").Type));

    [Theory, MemberData(nameof(Names))]
    public void Nested_items_stand_in_a_member_of_the_shape(string part)
    {
        var type = Registered.Parts.Find(part)!;
        var nested = (type.Shape as ValueShape.Object)?.Members.FirstOrDefault(m => m.Kind == MemberKind.NestedItems)?.JsonName;

        Assert.Equal(nested, type.NestedMember);
    }
}
