using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>Makes the inputs by which lists are filtered and ordered.</summary>
internal sealed class WhereInputs(Scalars scalars, ObjectTypes types)
{
    private readonly Dictionary<string, InputObjectGraphType> _inputs = [];

    private static readonly (string Name, ContentColumn Column, ScalarKind Kind)[] Columns =
    [
        ("contentItemId", ContentColumn.ContentItemId, ScalarKind.Id), ("contentItemVersionId", ContentColumn.ContentItemVersionId, ScalarKind.Id),
        ("displayText", ContentColumn.DisplayText, ScalarKind.String), ("createdUtc", ContentColumn.CreatedUtc, ScalarKind.DateTime),
        ("modifiedUtc", ContentColumn.ModifiedUtc, ScalarKind.DateTime), ("publishedUtc", ContentColumn.PublishedUtc, ScalarKind.DateTime),
        ("owner", ContentColumn.Owner, ScalarKind.String), ("author", ContentColumn.Author, ScalarKind.String),
    ];

    private static readonly ContentColumn[] OrderColumns =
    [
        ContentColumn.ContentItemId, ContentColumn.ContentItemVersionId, ContentColumn.ContentType, ContentColumn.DisplayText, ContentColumn.Published,
        ContentColumn.Latest, ContentColumn.CreatedUtc, ContentColumn.ModifiedUtc, ContentColumn.PublishedUtc, ContentColumn.Owner, ContentColumn.Author,
    ];

    public IReadOnlyCollection<InputObjectGraphType> All => _inputs.Values;

    public InputObjectGraphType? Find(string name) => _inputs.GetValueOrDefault(name);

    /// <summary>The conditions that every type has; the parts' and fields' are added by <see cref="AddPart"/> and the others.</summary>
    public InputObjectGraphType Where(string type) => Input(GraphQLNames.WhereInput(type), input =>
    {
        foreach (var (name, column, kind) in Columns)
            Add(input, name, ConditionTarget.Of(column), kind);
        foreach (var logic in (string[])["OR", "AND", "NOT"])
            input.AddField(new() { Name = logic, ResolvedType = new ListGraphType(input) });
    });

    public InputObjectGraphType OrderBy(string type) => Input(GraphQLNames.OrderByInput(type), input =>
    {
        foreach (var column in OrderColumns)
            AddSort(input, GraphQLNames.Camel(column.ToString()), descending => ContentSort.By(column, descending));
    });

    public void AddSort(InputObjectGraphType input, string name, Func<bool, ContentSort> sort)
    {
        if (!input.HasField(name))
            input.AddField(new SortField { Name = name, ResolvedType = types.OrderByDirection, Sort = sort });
    }

    /// <summary>The input of a part's own indexed members, null when it has none.</summary>
    public InputObjectGraphType? Part(PartType part) => Indexed(part) is { Count: > 0 } members
        ? Input(GraphQLNames.PartInput(part.Name), input =>
        {
            foreach (var member in members)
                Add(input, GraphQLNames.Camel(member.Name), Target(part.Name, null, member), member.Scalar);
        })
        : null;

    /// <summary>A part's indexed members, put directly into the input of a type.</summary>
    public void AddCollapsed(InputObjectGraphType input, PartType part, ContentTypePartDefinition attached)
    {
        foreach (var member in Indexed(part))
            Add(input, GraphQLNames.Camel(member.Name), Target(part.Name, attached.Name, member), member.Scalar);
    }

    /// <summary>The input of a part that only has fields.</summary>
    public InputObjectGraphType FieldsInput(string name, Action<InputObjectGraphType> fill) => Input(name, fill);

    public void AddPart(InputObjectGraphType input, string name, string part, InputObjectGraphType conditions, string? deprecated = null)
    {
        if (!input.HasField(name))
            input.AddField(new PartConditionsField { Name = name, ResolvedType = conditions, Part = part, DeprecationReason = deprecated });
    }

    public void Add(InputObjectGraphType input, string name, ConditionTarget target, ScalarKind kind)
    {
        var scalar = scalars.Input(kind);
        foreach (var (suffix, op) in ConditionOperators.For(kind))
        {
            if (input.HasField(name + suffix))
                continue;
            input.AddField(new ConditionField
            {
                Name = name + suffix,
                ResolvedType = ConditionOperators.TakesList(op) ? new ListGraphType(scalar) : scalar,
                Target = target,
                Operator = op,
                Kind = kind,
            });
        }
    }

    private static List<ShapeMember> Indexed(PartType part) => part.Shape is ValueShape.Object shape ? [.. shape.Members.Where(m => m.Indexed)] : [];

    // What the index keeps as a column of the item has no row among the fields.
    private static ConditionTarget Target(string partType, string? instance, ShapeMember member) => (partType, member.JsonName) switch
    {
        ("AutoroutePart", "Path") => ConditionTarget.Of(ContentColumn.Path),
        ("LocalizationPart", "Culture") => ConditionTarget.Of(ContentColumn.Culture),
        ("LocalizationPart", "LocalizationSet") => ConditionTarget.Of(ContentColumn.LocalizationSet),
        ("ContainedPart", "ListContentItemId") => ConditionTarget.Of(ContentColumn.ListContentItemId),
        _ => ConditionTarget.Of(instance, member.Name),
    };

    private InputObjectGraphType Input(string name, Action<InputObjectGraphType> fill)
    {
        if (_inputs.TryGetValue(name, out var known))
            return known;
        var input = _inputs[name] = new() { Name = name };
        fill(input);
        return input;
    }
}
