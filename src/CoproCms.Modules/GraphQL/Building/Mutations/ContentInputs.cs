using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using GraphQL.Types;
using FieldTypes = CoproCms.Fields.FieldTypes;

namespace CoproCms.GraphQL.Building.Mutations;

/// <summary>
/// Makes the inputs of mutations: a content item's JSON with its members in camel case (<c>{titlePart: {title}, post: {summary: {text}}}</c>) and
/// typed. One rule for each kind of member that a <see cref="WrittenShape"/> can have, none for a type, part or field.
/// </summary>
internal sealed class ContentInputs(FieldTypes fields, PartTypes parts, Scalars scalars, SchemaNames names)
{
    public const string NestedName = "NestedItemInput";

    private readonly Dictionary<string, InputObjectGraphType> _inputs = [];
    private readonly Dictionary<string, string> _nestedParts = [];

    public InputObjectGraphType Nested { get; } = new()
    {
        Name = NestedName,
        Description = "A content item inside another, such as a widget, a menu item or a term: its type, and the parts of that type. Lists of them are replaced as a whole.",
    };

    public IReadOnlyCollection<InputObjectGraphType> All => [Nested, .. _inputs.Values];

    public static string ItemName(string contentType) => contentType + "Input";

    // Parts have an input of their own for filters that is called AliasPartInput.
    public static string ValueName(string name) => name + "ValueInput";

    /// <summary>The input of a content type.</summary>
    public InputObjectGraphType Item(ContentTypeDefinition type)
    {
        var input = _inputs[ItemName(type.Name)] = new()
        {
            Name = ItemName(type.Name),
            Description = $"{type.DisplayName}, as its JSON in camel case. Parts and fields that are left out stay as they are, lists are replaced as a whole, null clears.",
        };
        input.AddField(DisplayText());
        foreach (var part in type.Parts.Where(p => !GraphQLOptions.Of(p).Hidden))
            AddPart(input, GraphQLNames.Camel(part.Name), part, carried: false);
        return input;
    }

    /// <summary>Lets items of a content type carry a registered part that the type does not attach; nested items when it is null.</summary>
    public void Carry(string part, string? contentType)
    {
        var input = contentType is null ? Nested : _inputs.GetValueOrDefault(ItemName(contentType));
        var name = GraphQLNames.Camel(part);
        if (input?.GetField(name) is InputMember known)
            known.Carried = true;
        else if (input is not null)
            AddPart(input, name, new(part, new(part, [], []), []), carried: true);
    }

    /// <summary>Lets nested items hold others in a list that stands beside their parts.</summary>
    public void NestUnder(string member, string description)
    {
        if (!Nested.HasField(GraphQLNames.Camel(member)))
            Nested.AddField(new InputMember { Name = GraphQLNames.Camel(member), JsonName = member, ResolvedType = ListOf(Nested), Description = description, Carried = true });
    }

    /// <summary>Gives the nested items the parts of every type.</summary>
    public void FillNested(IEnumerable<ContentTypeDefinition> types)
    {
        var text = scalars.Text;
        Nested.AddField(Member(nameof(ContentItem.ContentItemId), scalars.Input(ScalarKind.Id), ScalarKind.Id, "Of the nested item as it was, to keep its identity; a new one gets an id."));
        Nested.AddField(Member(nameof(ContentItem.ContentType), new NonNullGraphType(text), ScalarKind.String, "Name of its content type."));
        Nested.AddField(DisplayText());
        foreach (var (type, part) in types.SelectMany(t => t.Parts.Where(p => !GraphQLOptions.Of(p).Hidden).Select(p => (t, p))))
        {
            // Two types may each have a part of that name that is another: the second is told apart by its type.
            var name = GraphQLNames.Camel(part.Name);
            if (_nestedParts.TryGetValue(name, out var known) && known != part.Part.Name)
                name = GraphQLNames.Camel(type.Name) + "_" + name;
            if (_nestedParts.TryAdd(name, part.Part.Name))
                AddPart(Nested, name, part, carried: false);
        }
    }

    private void AddPart(InputObjectGraphType input, string name, ContentTypePartDefinition part, bool carried)
    {
        if (Part(part.Part) is { Fields.Count: > 0 } type)
            names.Add(input, name, () => new InputMember { Name = name, JsonName = part.Name, ResolvedType = type, Carried = carried, Description = $"The part {part.Name}." });
    }

    private InputObjectGraphType Part(ContentPartDefinition part) => Value(part.Name, $"The value of {part.Name}.", input =>
    {
        if (parts.Find(part.Name) is { } partType)
            AddMembers(input, WrittenShape.Of(partType));
        foreach (var field in part.Fields.Where(f => !input.Fields.OfType<InputMember>().Any(m => m.JsonName == f.Name)))
            AddField(input, field);
    });

    private void AddField(InputObjectGraphType input, ContentPartFieldDefinition field)
    {
        if (fields.Find(field.FieldType) is not { } type)
            return;
        var value = Value(type.Name, $"The value of a {type.Name}.", shape => AddMembers(shape, WrittenShape.Of(type)));
        var name = GraphQLNames.Camel(field.Name);
        var hint = field.Section(field.FieldType + "Settings").Text("Hint");
        names.Add(input, name, () => Member(field.Name, value, null, string.IsNullOrEmpty(hint) ? $"{field.DisplayName}." : $"{field.DisplayName}. {hint}"));
    }

    private void AddMembers(InputObjectGraphType input, IEnumerable<ShapeMember> members)
    {
        foreach (var member in members)
            input.AddField(Member(member));
    }

    private InputMember Member(ShapeMember member)
    {
        var scalar = scalars.Input(member.Scalar);
        return member.Kind switch
        {
            MemberKind.Scalar => Member(member.Name, scalar, member.Scalar, scalar.Description ?? $"{member.Name}."),
            MemberKind.ScalarList => Member(member.Name, ListOf(scalar), member.Scalar, $"{member.Name}, in their order."),
            MemberKind.Object => Member(member.Name, Object(member), null, $"{member.Name}."),
            MemberKind.ObjectList => Member(member.Name, ListOf(Object(member)), null, $"{member.Name}, in their order."),
            MemberKind.NestedItems => Member(member.Name, ListOf(Nested), null, "The nested items, in their order."),
            _ => throw new ArgumentOutOfRangeException(nameof(member), member, "No kind that is written."),
        };
    }

    private InputObjectGraphType Object(ShapeMember member)
    {
        var shape = member.Object ?? throw new InvalidOperationException($"The member {member.Name} is an object, but its shape does not say which.");
        return Value(shape.TypeName, $"The value of a {shape.TypeName}.", input => AddMembers(input, WrittenShape.Of(shape)));
    }

    private static InputMember Member(string jsonName, IGraphType type, ScalarKind? kind, string description) =>
        new() { Name = GraphQLNames.Camel(jsonName), JsonName = jsonName, ResolvedType = type, Scalar = kind, Description = description };

    private InputMember DisplayText() => Member(
        nameof(ContentItem.DisplayText), scalars.Text, ScalarKind.String, "How the item is called in lists; where the type has a title, that decides.");

    private static ListGraphType ListOf(IGraphType type) => new(new NonNullGraphType(type));

    private InputObjectGraphType Value(string name, string description, Action<InputObjectGraphType> fill)
    {
        if (_inputs.TryGetValue(ValueName(name), out var known))
            return known;
        var input = _inputs[ValueName(name)] = new() { Name = ValueName(name), Description = description };
        fill(input);
        return input;
    }
}
