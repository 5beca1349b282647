using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>The three types that a content type makes.</summary>
internal sealed record ContentTypes(ObjectGraphType Output, InputObjectGraphType Where, InputObjectGraphType OrderBy);

/// <summary>Gives a content type's parts and fields to its object type and its inputs.</summary>
internal sealed class ContentTypeFields(
    FieldTypes fields, PartTypes parts, MemberFields members, WhereInputs inputs, FieldConditions conditions, SchemaNames names)
{
    /// <summary>Parts with members of their own first, then the parts and types that only have fields, each in the order of the definition.</summary>
    public void Fill(ContentTypes types, ContentTypeDefinition definition)
    {
        foreach (var part in definition.Parts)
        {
            if (parts.Find(part.Part.Name) is { Shape: ValueShape.Object shape } partType && !GraphQLOptions.Of(part).Hidden)
                AddPart(types, part, partType, shape);
        }

        foreach (var part in definition.Parts)
        {
            if (parts.Find(part.Part.Name) is not { Shape: ValueShape.Object } && !part.Part.Fields.IsEmpty && !GraphQLOptions.Of(part).Hidden)
                AddFieldsOf(types, part, definition);
        }
    }

    /// <summary>The object type of a part with members of its own.</summary>
    public ObjectGraphType PartObject(PartType partType, ValueShape.Object shape, ContentTypePartDefinition part) => members.Object(partType.Name, type =>
    {
        var defaults = new ShapeDefaults(partType.Default(part));
        foreach (var member in shape.Members)
        {
            var name = GraphQLNames.Camel(member.Name);
            names.Add(type, name, () => members.Member(name, member, Locate.Here, defaults));
        }

        // Orchard Core defines some members as fields too.
        foreach (var field in part.Part.Fields.Where(f => !shape.Members.Any(m => m.Name == f.Name)))
            AddField(type, GraphQLNames.Camel(field.Name), field, Locate.Here);
    });

    private void AddPart(ContentTypes types, ContentTypePartDefinition part, PartType partType, ValueShape.Object shape)
    {
        var (options, locate) = (GraphQLOptions.Of(part), Locate.Part(part));
        var type = PartObject(partType, shape, part);
        if (partType.Collapsed || options.Collapse)
        {
            var defaults = new ShapeDefaults(partType.Default(part));
            foreach (var member in shape.Members)
            {
                var name = options.Name(part, member.Name);
                names.Add(types.Output, name, () => members.Member(name, member, locate, defaults));
            }

            inputs.AddCollapsed(types.Where, types.OrderBy, partType, part, options);
            foreach (var field in part.Part.Fields)
                AddCollapsed(types, part, field, options.Name(part, field.Name), locate);
        }
        else
        {
            AddNode(types.Output, part, type, locate);
            AddInputs(types, part, partType);
        }

        AddOlderSpelling(types.Output, part, type, locate);
    }

    // The part's own indexed members, and the fields that its definition gave it.
    private void AddInputs(ContentTypes types, ContentTypePartDefinition part, PartType partType)
    {
        var (where, orderBy) = inputs.Part(partType);
        foreach (var field in part.Part.Fields.Where(f => GraphQLNames.IsValid(f.Name)))
            conditions.Add(where, orderBy, GraphQLNames.Camel(field.Name), null, field);
        AddPlaces(types, part, where, orderBy);
    }

    private void AddPlaces(ContentTypes types, ContentTypePartDefinition part, InputObjectGraphType where, InputObjectGraphType orderBy)
    {
        var name = GraphQLNames.Part(part.Name);
        inputs.AddPlace(types.Where, new() { Name = name, Part = part.Name }, where);
        inputs.AddPlace(types.OrderBy, new() { Name = name, Part = part.Name }, orderBy);
    }

    private void AddCollapsed(ContentTypes types, ContentTypePartDefinition part, ContentPartFieldDefinition field, string name, Locator locate)
    {
        if (AddField(types.Output, name, field, locate))
            conditions.Add(types.Where, types.OrderBy, name, part.Name, field);
    }

    // Clients of older versions of Orchard Core ask for autoroutePart { path } and aliasPart { alias }.
    private void AddOlderSpelling(ObjectGraphType output, ContentTypePartDefinition part, ObjectGraphType type, Locator locate)
    {
        var older = GraphQLNames.Camel(part.Name);
        if (older == GraphQLNames.Part(part.Name) || !type.Fields.Any(f => inputs.Find(GraphQLNames.PartInput(type.Name))?.HasField(f.Name) == true))
            return;
        names.Add(output, older, () =>
        {
            var field = MemberFields.Node(older, type, locate);
            field.DeprecationReason = $"Ask for {GraphQLNames.Part(part.Name)}.";
            return field;
        });
    }

    private void AddNode(ObjectGraphType output, ContentTypePartDefinition part, ObjectGraphType type, Locator locate)
    {
        var name = GraphQLNames.Part(part.Name);
        names.Add(output, name, () => MemberFields.Node(name, type, locate));
    }

    private void AddFieldsOf(ContentTypes types, ContentTypePartDefinition part, ContentTypeDefinition definition)
    {
        var (options, locate) = (GraphQLOptions.Of(part), Locate.Part(part));
        if (part.Name == definition.Name || options.Collapse)
        {
            foreach (var field in part.Part.Fields)
                AddCollapsed(types, part, field, options.Name(part, field.Name), locate);
            return;
        }

        var typeName = names.ForPart(part, definition);
        var type = members.Object(typeName, type =>
        {
            foreach (var field in part.Part.Fields)
                AddField(type, GraphQLNames.Camel(field.Name), field, Locate.Here);
        });
        if (type.Fields.Count == 0)
            return;
        AddNode(types.Output, part, type, locate);
        var where = inputs.Input(GraphQLNames.WhereInput(typeName), _ => { });
        var orderBy = inputs.Input(GraphQLNames.OrderByInput(typeName), _ => { });
        foreach (var field in part.Part.Fields.Where(f => GraphQLNames.IsValid(f.Name)))
            conditions.Add(where, orderBy, GraphQLNames.Camel(field.Name), null, field);
        AddPlaces(types, part, where, orderBy);
    }

    private bool AddField(ObjectGraphType target, string name, ContentPartFieldDefinition field, Locator part)
    {
        var locate = Locate.Field(part, field);
        return fields.Find(field.FieldType) is { } type && type.Shape switch
        {
            ValueShape.Scalar scalar => names.Add(target, name, () => members.Scalar(name, scalar.Member, scalar.Kind, locate)),
            ValueShape.List list => names.Add(target, name, () => members.List(name, list.Member, list.Kind, locate)),
            ValueShape.Object shape => names.Add(target, name, () => MemberFields.Node(name, members.Object(type.Name, shape.Members), locate)),
            _ => false,
        };
    }
}
