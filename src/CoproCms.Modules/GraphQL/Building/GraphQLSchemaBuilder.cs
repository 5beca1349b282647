using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.GraphQL.Building.Mutations;
using CoproCms.Parts;
using GraphQL.Conversion;
using GraphQL.Types;
using Microsoft.Extensions.Logging;
using FieldTypes = CoproCms.Fields.FieldTypes;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>
/// Makes one schema from one snapshot of the content definitions. Everything follows from the shapes that parts and fields declare;
/// what a feature adds beyond them comes from its <see cref="IGraphQLExtension"/>.
/// </summary>
public sealed class GraphQLSchemaBuilder
{
    private readonly Dictionary<string, ContentTypes> _contentTypes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IGraphType> _extraTypes = [];
    private readonly PartTypes _parts;
    private readonly Scalars _scalars = new();
    private readonly ObjectTypes _types;
    private readonly Paging _paging;
    private readonly MemberFields _members;
    private readonly WhereInputs _inputs;
    private readonly SchemaNames _names;
    private readonly ContentTypeFields _typeFields;
    private readonly ListArguments _arguments;
    private readonly ConnectionTypes _connections;
    private readonly ContentInputs _contentInputs;
    private readonly Authors _authors;
    private readonly ReverseEdges _reverse;

    internal GraphQLSchemaBuilder(ContentDefinitions definitions, FieldTypes fields, PartTypes parts, GraphQLSettings settings, ILogger logger)
    {
        (Definitions, _parts) = (definitions, parts);
        _types = new(_scalars);
        _paging = new(settings, _scalars);
        _inputs = new(_scalars, _types);
        _arguments = new(_types, _paging);
        _members = new(_scalars, _types, _paging, _arguments, _inputs, _contentTypes.ContainsKey);
        _names = new(definitions, logger);
        _connections = new(_scalars);
        _authors = new(_scalars, _types);
        var pickers = new Pickers(definitions, fields);
        _typeFields = new(fields, parts, _members, _inputs, new(fields, _inputs, pickers.Targets), _names);
        _contentInputs = new(fields, parts, _scalars, _names);
        _reverse = new(pickers, _arguments, _names, _contentTypes);
        _types.ContentItem.AddField(_authors.OfItem(resolved: false));
        _types.ContentItem.ResolveType = source => ContentType(((ContentItem)source).ContentType);
    }

    public ContentDefinitions Definitions { get; }

    /// <summary>What the extension that is being called brought; null in a preview.</summary>
    public object? State { get; private set; }

    public ObjectGraphType Query { get; } = new() { Name = "Query" };

    /// <summary>In the schema only of those who may run mutations.</summary>
    public ObjectGraphType Mutation { get; } = new() { Name = "Mutation", Description = "Changes content. The fields of one request run in their order, each by itself: one that fails changes nothing and leaves the others alone." };

    public InterfaceGraphType ContentItem => _types.ContentItem;

    public ObjectGraphType User => _types.User;

    /// <summary>Which versions a list shows.</summary>
    public EnumerationGraphType Status => _types.Status;

    /// <summary>The arguments of lists, with the limits of the settings.</summary>
    internal Paging Paging => _paging;

    /// <summary>The object type of a content type, null when the schema has none of that name.</summary>
    public ObjectGraphType? ContentType(string name) => _contentTypes.GetValueOrDefault(name)?.Output;

    /// <summary>The object type of a part with members of its own, null when no such part is registered.</summary>
    public ObjectGraphType? Part(string name) => _members.Find(name);

    public ScalarGraphType Scalar(ScalarKind kind) => _scalars.Output(kind);

    /// <summary>A field whose value is a piece of the item's JSON, null where the item lacks it.</summary>
    public static GraphField Node(string name, IGraphType type, Locator locate) => MemberFields.Node(name, type, locate);

    /// <summary>Adds the field unless its name is taken.</summary>
    /// <returns>Whether it was added.</returns>
    public bool AddField(IComplexGraphType type, GraphField field) => _names.Add(type, field.Name, () => field);

    /// <summary>Lets the lists of a content type be filtered by the members of a part that its definition does not attach.</summary>
    public void AddConditions(string contentType, string name, string part)
    {
        if (_contentTypes.GetValueOrDefault(contentType) is not { } types || _parts.Find(part) is not { } partType)
            return;
        var (where, orderBy) = _inputs.Part(partType);
        _inputs.AddPlace(types.Where, new() { Name = name, Part = part }, where);
        _inputs.AddPlace(types.OrderBy, new() { Name = name, Part = part }, orderBy);
    }

    /// <summary>Lets mutations give items of a content type (nested items when it is null) a registered part that no type attaches.</summary>
    public void CarryPart(string part, string? contentType = null) => _contentInputs.Carry(part, contentType);

    /// <summary>Lets mutations give nested items others in a list that stands beside their parts.</summary>
    public void NestUnder(string member, string description) => _contentInputs.NestUnder(member, description);

    /// <summary>Puts a type into the schema that no field leads to.</summary>
    public void AddType(IGraphType type) => _extraTypes.Add(type);

    internal Schema Build(IEnumerable<(IGraphQLExtension Extension, object? State)> extensions, bool mutations = false)
    {
        MakePartTypes();
        ContentTypeDefinition[] definitions =
            [.. Definitions.Types.Values.Where(t => !GraphQLOptions.IsHidden(t) && _names.Accepts(t)).OrderBy(t => t.Name, StringComparer.Ordinal)];
        foreach (var definition in definitions)
            Declare(definition);
        foreach (var definition in definitions)
            _typeFields.Fill(_contentTypes[definition.Name], definition);
        _reverse.Add(definitions.Where(d => d.Stereotype is null).Select(d => d.Name));
        AddRootFields(definitions);
        AddMutations(definitions);
        foreach (var (extension, state) in extensions)
        {
            State = state;
            extension.Extend(this);
        }

        return Finish(mutations);
    }

    // Orchard Core's schema has them whether a type uses them or not.
    private void MakePartTypes()
    {
        foreach (var part in _parts.All.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (part.Shape is not ValueShape.Object shape)
                continue;
            var definition = Definitions.Parts.GetValueOrDefault(part.Name) ?? new(part.Name, [], []);
            _typeFields.PartObject(part, shape, new(part.Name, definition, []));
            _inputs.Part(part);
        }
    }

    private void Declare(ContentTypeDefinition definition)
    {
        var output = new ObjectGraphType { Name = definition.Name };
        _types.AddEnvelope(output);
        output.AddField(_authors.OfItem(resolved: true));
        output.AddField(RootFields.Render(_scalars));
        output.AddResolvedInterface(_types.ContentItem);
        _contentTypes[definition.Name] = new(output, _inputs.Where(definition.Name), _inputs.OrderBy(definition.Name));
    }

    private void AddRootFields(IEnumerable<ContentTypeDefinition> definitions)
    {
        Query.AddField(RootFields.ContentItem(_scalars, _types, _contentTypes.ContainsKey));
        Query.AddField(RootFields.Me(_types));
        Query.AddField(RootFields.SiteCultures(_scalars));
        Query.AddField(_authors.ByName());
        foreach (var definition in definitions.Where(d => d.Stereotype is null))
        {
            var types = _contentTypes[definition.Name];
            var name = GraphQLNames.Camel(definition.Name);
            if (_names.Add(Query, name, () => new ContentListField(name, types, _arguments)))
                _names.Add(Query, name + "Connection", () => new ContentConnectionField(name, types, _connections, _arguments, _scalars.Text));
        }
    }

    private void AddMutations(ContentTypeDefinition[] definitions)
    {
        var mutations = new ContentMutations(_contentInputs, _scalars, _names, Mutation);
        foreach (var definition in definitions.Where(d => d.Stereotype is null && _names.AcceptsMutations(d)))
            mutations.Add(definition, _contentTypes[definition.Name].Output);
        _contentInputs.FillNested(definitions);
    }

    private Schema Finish(bool mutations)
    {
        var schema = new Schema { Query = Query, NameConverter = DefaultNameConverter.Instance };
        if (mutations && Mutation.Fields.Count > 0)
            schema.Mutation = Mutation;
        IEnumerable<IGraphType> types = [.. _scalars.Replacements, .. _members.All, .. _inputs.All, .. _contentTypes.Values.Select(t => t.Output), .. _extraTypes];
        foreach (var type in types.Where(t => t is not IComplexGraphType { Fields.Count: 0 }))
            schema.RegisterType(type);
        schema.Initialize();
        return schema;
    }
}
