using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Fields;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Contracts;

/// <summary>What holds for every registered field; a new one needs a sample in <see cref="Samples"/> and nothing else here.</summary>
public sealed class FieldContractTests
{
    public static TheoryData<string> Names => [.. Registered.Fields.All.Select(f => f.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_default_breaks_no_rule(string field)
    {
        var value = Registered.Fields.Find(field)!.Default(Registered.Context(field)).ToJsonString();

        Assert.Empty(Registered.Run(Registered.WithField(field, value)).Errors);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_filled_value_breaks_no_rule_and_is_stored_as_written(string field)
    {
        var sample = Samples.Fields[field];
        var context = Registered.WithField(field, sample.Json);

        Assert.Empty(Registered.Run(context).Errors);
        Assert.True(JsonNode.DeepEquals(Session.Json(sample.Json), context.Item.Field("Probe", "It")), context.Item.Content.ToJsonString());
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_shape_names_Orchard_Cores_JSON_members(string field) =>
        ShapeAssert.Names(Registered.Fields.Find(field)!.Shape, Samples.Fields[field]);

    [Theory, MemberData(nameof(Names))]
    public void Everything_that_is_stored_can_be_written(string field) =>
        ShapeAssert.Written(WrittenShape.Of(Registered.Fields.Find(field)!), Samples.Fields[field]);

    [Theory, MemberData(nameof(Names))]
    public void A_filled_value_is_found_and_points_where_it_should(string field)
    {
        var sample = Samples.Fields[field];
        var (_, rows) = Registered.Run(Registered.WithField(field, sample.Json));

        Assert.Equal(sample.Rows, rows.Select(r => r.Field).Order());
        Assert.Equal(sample.References ?? [], Registered.Fields.Find(field)!.References(Session.Json(sample.Json)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_indexed_member_is_in_the_index(string field)
    {
        var rows = Samples.Fields[field].Rows;

        Assert.All(ShapeAssert.Indexed(Registered.Fields.Find(field)!.Shape), member => Assert.Contains($"It.{member}", rows));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_member_of_the_wrong_kind_is_an_error_that_names_it(string field)
    {
        foreach (var member in ShapeAssert.Members(Registered.Fields.Find(field)!.Shape))
        {
            var errors = Registered.Run(Registered.WithField(field, $$$"""{"{{{member}}}":{"x":[1]}}""")).Errors;

            Assert.Contains(errors, e => e.Path == $"Probe.It.{member}" && e.Code == "value.kind");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Null_means_absent(string field)
    {
        foreach (var member in ShapeAssert.Members(Registered.Fields.Find(field)!.Shape))
            Assert.Empty(Registered.Run(Registered.WithField(field, $$"""{"{{member}}":null}""")).Errors);
    }

    [Theory, MemberData(nameof(Names))]
    public void No_JSON_makes_it_throw(string field) =>
        RandomJson.Sample(ShapeAssert.Members(Registered.Fields.Find(field)!.Shape), json => Registered.Run(Registered.WithField(field, json)));

    [Theory, MemberData(nameof(Names))]
    public void It_has_an_editor(string field) => Assert.NotNull(Registered.Editors.Of(Registered.Fields.Find(field)!));

    [Theory, MemberData(nameof(Names))]
    public void A_form_made_from_its_value_gives_the_same_value(string field) =>
        PostedForm.AssertUnchanged(Registered.WithField(field, Samples.Fields[field].Json).Item, Registered.WithField(field, "{}").Type);

    [Theory, MemberData(nameof(Names))]
    public void Forms_of_odd_values_give_the_same_values(string field) => RandomJson.Sample(
        [.. WrittenShape.Of(Registered.Fields.Find(field)!).Select(m => m.JsonName)],
        json => PostedForm.AssertUnchanged(Registered.WithField(field, json).Item, Registered.WithField(field, "{}").Type));

    [Theory, MemberData(nameof(Names))]
    public void A_required_value_that_is_missing_is_an_error(string field)
    {
        // A flag has always a value.
        if (field == "BooleanField")
            return;
        var settings = $$$"""{"{{{field}}}Settings":{"Required":true}}""";

        var errors = Registered.Run(Registered.WithField(field, "{}", settings)).Errors;

        Assert.Contains(errors, e => e.Code == "field.required" && e.Message.Contains("It", StringComparison.Ordinal));
    }
}
