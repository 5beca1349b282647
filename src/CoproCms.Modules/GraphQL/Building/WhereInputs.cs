using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>Makes the inputs by which lists are filtered and ordered.</summary>
internal sealed class WhereInputs(Scalars scalars, ObjectTypes types)
{
    /// <summary>What lists of items of any type are filtered by.</summary>
    public const string AnyItem = "ContentItem";

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

    /// <summary>The input of that name; the first to ask fills it.</summary>
    public InputObjectGraphType Input(string name, Action<InputObjectGraphType> fill)
    {
        if (_inputs.TryGetValue(name, out var known))
            return known;
        var input = _inputs[name] = new() { Name = name };
        fill(input);
        return input;
    }

    /// <summary>The conditions that every type has; those on parts and fields are added to it.</summary>
    public InputObjectGraphType Where(string type) => Input(GraphQLNames.WhereInput(type), input =>
    {
        foreach (var (name, column, kind) in Columns)
            Add(input, name, ConditionTarget.Of(column), kind);
        if (type == AnyItem)
            Add(input, "contentType", ConditionTarget.Of(ContentColumn.ContentType), ScalarKind.Id);
        foreach (var logic in (string[])["OR", "AND", "NOT"])
            input.AddField(new() { Name = logic, ResolvedType = new ListGraphType(input) });
    });

    public InputObjectGraphType OrderBy(string type) => Input(GraphQLNames.OrderByInput(type), input =>
    {
        foreach (var column in OrderColumns)
            AddSort(input, GraphQLNames.Camel(column.ToString()), ConditionTarget.Of(column), default);
    });

    public void AddSort(InputObjectGraphType input, string name, ConditionTarget target, ScalarKind kind)
    {
        if (!input.HasField(name))
            input.AddField(new SortField { Name = name, ResolvedType = types.OrderByDirection, Target = target, Kind = kind });
    }

    /// <summary>A part's own indexed members, put directly into the inputs of a type.</summary>
    public void AddCollapsed(InputObjectGraphType where, InputObjectGraphType orderBy, PartType part, ContentTypePartDefinition attached, GraphQLOptions options)
    {
        foreach (var member in Indexed(part))
        {
            var (name, target) = (options.Name(attached, member.Name), Target(part.Name, attached.Name, member));
            Add(where, name, target, member.Scalar);
            AddSort(orderBy, name, target, member.Scalar);
        }
    }

    /// <summary>The inputs of a part's own indexed members, empty where it has none.</summary>
    public (InputObjectGraphType Where, InputObjectGraphType OrderBy) Part(PartType part) => (
        Input(GraphQLNames.PartInput(part.Name), input =>
        {
            foreach (var member in Indexed(part))
                Add(input, GraphQLNames.Camel(member.Name), Target(part.Name, null, member), member.Scalar);
        }),
        Input(GraphQLNames.OrderByInput(part.Name), input =>
        {
            foreach (var member in Indexed(part))
                AddSort(input, GraphQLNames.Camel(member.Name), Target(part.Name, null, member), member.Scalar);
        }));

    /// <summary>Lets an input hold those of a part, or of a field with members, where these are not empty.</summary>
    public void AddPlace(InputObjectGraphType input, PlaceField place, InputObjectGraphType inner)
    {
        if (input.HasField(place.Name) || inner.Fields.Count == 0)
            return;
        place.ResolvedType = inner;
        input.AddField(place);
    }

    public void AddTerms(InputObjectGraphType input, string name, string fieldType, ConditionTarget target)
    {
        if (!input.HasField(name))
            input.AddField(new TermsField { Name = name, ResolvedType = Input(GraphQLNames.WhereInput(fieldType), new TermConditions(scalars).Fill), Target = target });
    }

    public void AddPicked(InputObjectGraphType input, string name, ConditionTarget target, IReadOnlyList<string> pickable)
    {
        var picked = (pickable is [var only] ? Find(GraphQLNames.WhereInput(only)) : null) ?? Where(AnyItem);
        Add("_some", "Items that name at least one live item of which this holds; a translation of it counts too.", negative: false);
        Add("_none", "Items that name no live item of which this holds.", negative: true);

        void Add(string suffix, string description, bool negative)
        {
            if (!input.HasField(name + suffix))
                input.AddField(new PickedField { Name = name + suffix, ResolvedType = picked, Description = description, Target = target, Types = pickable, Negative = negative });
        }
    }

    public void Add(InputObjectGraphType input, string name, ConditionTarget target, ScalarKind kind, string? description = null)
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
                Description = description,
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
}
