using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>Lets lists be filtered and ordered by a content field, as its shape allows.</summary>
internal sealed class FieldConditions(FieldTypes fields, WhereInputs inputs, Func<ContentPartFieldDefinition, IReadOnlyList<string>> pickedTypes)
{
    /// <param name="where">The input of conditions.</param>
    /// <param name="orderBy">The input of sort keys.</param>
    /// <param name="name">The field's name there.</param>
    /// <param name="part">Instance name of its part, null when the input is one of that part.</param>
    /// <param name="field">The field.</param>
    public void Add(InputObjectGraphType where, InputObjectGraphType orderBy, string name, string? part, ContentPartFieldDefinition field)
    {
        var target = ConditionTarget.Of(part, field.Name);
        switch (fields.Find(field.FieldType)?.Shape)
        {
            case ValueShape.Scalar scalar:
                inputs.Add(where, name, target, scalar.Kind);
                inputs.AddSort(orderBy, name, target, scalar.Kind);
                break;
            case ValueShape.List list:
                inputs.Add(where, name, target, list.Kind, "True when one of the values is so; negative conditions when none is.");
                break;
            case ValueShape.Object shape:
                AddObject(where, orderBy, name, part, field, shape);
                break;
        }
    }

    private void AddObject(
        InputObjectGraphType where, InputObjectGraphType orderBy, string name, string? part, ContentPartFieldDefinition field, ValueShape.Object shape)
    {
        var target = ConditionTarget.Of(part, field.Name);
        if (shape.Members.Any(m => m.Kind == MemberKind.Terms))
            inputs.AddTerms(where, name, field.FieldType, target);
        else if (shape.Members.Any(m => m.Kind == MemberKind.ContentItems))
            inputs.AddPicked(where, name, target, pickedTypes(field));
        else if (shape.Members.Where(m => m.Indexed).ToList() is { Count: > 0 } members)
            AddMembers(where, orderBy, name, part, field, members);
    }

    private void AddMembers(
        InputObjectGraphType where, InputObjectGraphType orderBy, string name, string? part, ContentPartFieldDefinition field, List<ShapeMember> members)
    {
        inputs.AddPlace(where, new() { Name = name, Part = part, Field = field.Name }, inputs.Input(GraphQLNames.WhereInput(field.FieldType), input =>
        {
            foreach (var member in members)
                inputs.Add(input, GraphQLNames.Camel(member.Name), ConditionTarget.Of(null, member.Name), member.Scalar);
        }));
        inputs.AddPlace(orderBy, new() { Name = name, Part = part, Field = field.Name }, inputs.Input(GraphQLNames.OrderByInput(field.FieldType), input =>
        {
            foreach (var member in members)
                inputs.AddSort(input, GraphQLNames.Camel(member.Name), ConditionTarget.Of(null, member.Name), member.Scalar);
        }));
    }
}
