using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Fields;
using CoproCms.GraphQL.Executing;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>Turns the members of shapes into fields of object types: one rule for each <see cref="MemberKind"/>, none for a type, part or field.</summary>
internal sealed class MemberFields(Scalars scalars, ObjectTypes types, Paging paging, ListArguments lists, WhereInputs inputs, Func<string, bool> isKnownType)
{
    private readonly PickedItems _picked = new(lists, paging, isKnownType);

    private readonly Dictionary<string, ObjectGraphType> _objects = [];

    /// <summary>Every object type made so far.</summary>
    public IReadOnlyCollection<ObjectGraphType> All => _objects.Values;

    public ObjectGraphType? Find(string name) => _objects.GetValueOrDefault(name);

    /// <summary>The object type of that name; the first to ask fills it.</summary>
    public ObjectGraphType Object(string name, Action<ObjectGraphType> fill)
    {
        if (_objects.TryGetValue(name, out var known))
            return known;
        var type = _objects[name] = new() { Name = name };
        fill(type);
        return type;
    }

    public ObjectGraphType Object(string name, IEnumerable<ShapeMember> members, ShapeDefaults? defaults = null) => Object(name, type =>
    {
        foreach (var member in members)
            type.AddField(Member(GraphQLNames.Camel(member.Name), member, Locate.Here, defaults));
    });

    /// <summary>A field whose value is the piece of JSON itself, null where the item lacks it.</summary>
    public static GraphField Node(string name, IGraphType type, Locator locate) => new()
    {
        Name = name,
        ResolvedType = type,
        Resolver = new ValueResolver(source => locate(source) is { Json: not null } node ? node : null),
    };

    public GraphField Scalar(string name, string member, ScalarKind kind, Locator locate) => new()
    {
        Name = name,
        ResolvedType = scalars.Output(kind),
        Resolver = new ValueResolver(source => ScalarReading.Read(locate(source).Json, member, kind)),
    };

    public GraphField List(string name, string member, ScalarKind kind, Locator locate) => new()
    {
        Name = name,
        ResolvedType = new ListGraphType(scalars.Output(kind)),
        Resolver = new ValueResolver(source => locate(source).Json is { } json ? json.Texts(member).ToList() : null),
    };

    /// <param name="name">The field's name.</param>
    /// <param name="member">What it shows.</param>
    /// <param name="locate">The way to the piece of JSON that has the member.</param>
    /// <param name="defaults">Values of flags and numbers that are never null.</param>
    public GraphField Member(string name, ShapeMember member, Locator locate, ShapeDefaults? defaults)
    {
        var field = member.Kind switch
        {
            MemberKind.Scalar when defaults?.For(member) is { } standard => NeverNull(name, member, locate, standard),
            MemberKind.Scalar => Scalar(name, member.JsonName, member.Scalar, locate),
            MemberKind.ScalarList => Paged(name, scalars.Output(member.Scalar), (context, node) => paging.Page(context, node.Json.Texts(member.JsonName)), locate),
            MemberKind.Object => ObjectMember(name, member, locate),
            MemberKind.ObjectList => Paged(name, Type(member), (context, node) => paging.Page(context, Pieces(node, member)), locate, arguments: false),
            MemberKind.Html or MemberKind.MarkdownHtml => Html(name, member, locate),
            MemberKind.ContentItem => Item(name, member, locate),
            MemberKind.ContentItems => Items(name, member, locate),
            MemberKind.NestedItems => Nested(name, member, locate),
            MemberKind.ContainedItems => Contained(name, locate),
            MemberKind.Terms => Paged(name, types.ContentItem, (context, node) =>
                Load(context.Query().NestedItems, paging.Page(context, node.Json.Texts(member.JsonName))), locate),
            MemberKind.Users => Paged(name, types.User, (context, node) =>
                context.Query().Users.Load([.. paging.Page(context, node.Json.Texts(member.JsonName))], found => Present(found)), locate),
            MemberKind.MediaFiles => Paged(name, types.MediaFile, (context, node) => paging.Page(context, MediaFiles(node, member)), locate),
            MemberKind.MediaUrls => Paged(name, scalars.Output(ScalarKind.String), (context, node) =>
                paging.Page(context, node.Json.Texts(member.JsonName).Select(context.Query().MediaUrls.Url)), locate),
            MemberKind.Localizations => Localizations(name, locate),
            _ => throw new ArgumentOutOfRangeException(nameof(member), member, "An unknown kind of member."),
        };
        field.DeprecationReason = member.Deprecated;
        return field;
    }

    private GraphField NeverNull(string name, ShapeMember member, Locator locate, object standard)
    {
        var field = Scalar(name, member.JsonName, member.Scalar, locate);
        field.ResolvedType = new NonNullGraphType(field.ResolvedType!);
        field.Resolver = new ValueResolver(source => ScalarReading.Read(locate(source).Json, member.JsonName, member.Scalar) ?? standard);
        return field;
    }

    private GraphField ObjectMember(string name, ShapeMember member, Locator locate) => Node(name, Type(member), source =>
    {
        var node = locate(source);
        return node with { Json = node.Json.Object(member.JsonName) };
    });

    private ObjectGraphType Type(ShapeMember member) => member.Object is { } type
        ? Object(type.TypeName, type.Members)
        : throw new InvalidOperationException($"The member {member.Name} is an object, but its shape does not say which.");

    private static IEnumerable<object> Pieces(ContentNode node, ShapeMember member) =>
        node.Json.Objects(member.JsonName).Select(json => (object)(node with { Json = json }));

    private GraphField Html(string name, ShapeMember member, Locator locate) => new()
    {
        Name = name,
        ResolvedType = scalars.Text,
        Resolver = new AsyncResolver(async context =>
        {
            var node = locate(context.Source!);
            if (node.Json.Text(member.JsonName) is not { } text)
                return null;
            var renderer = context.Query().Renderer;
            return member.Kind == MemberKind.Html
                ? await renderer.RenderHtmlAsync(text, node.RunsLiquid, node.Item, context.CancellationToken)
                : await renderer.RenderMarkdownAsync(text, node.RunsLiquid, node.Item, context.CancellationToken);
        }),
    };

    private GraphField Item(string name, ShapeMember member, Locator locate) => new()
    {
        Name = name,
        ResolvedType = types.ContentItem,
        Resolver = new ContextResolver(context => locate(context.Source!).Json.Text(member.JsonName) is { Length: > 0 } id
            ? context.Query().Items(ContentStatus.Published).Load([id], found => found[0] is { } item && isKnownType(item.ContentType) ? item : null)
            : null),
    };

    private GraphField Items(string name, ShapeMember member, Locator locate)
    {
        var field = Paged(name, types.ContentItem, (context, node) => _picked.Load(context, node.Item, node.Json.Texts(member.JsonName)), locate);
        field.Description = "The items, each in the language of this one where it has such a translation; in the order in which they were picked unless 'orderBy' says otherwise.";
        AddArguments(field);
        return field;
    }

    private void AddArguments(GraphField field)
    {
        field.Arguments!.Add(lists.Status());
        AddFilterAndOrder(field);
    }

    private void AddFilterAndOrder(GraphField field)
    {
        foreach (var argument in lists.FilterAndOrder(inputs.Where(WhereInputs.AnyItem), inputs.OrderBy(WhereInputs.AnyItem)))
            field.Arguments!.Add(argument);
    }

    private GraphField Nested(string name, ShapeMember member, Locator locate)
    {
        // Orchard Core pages the lists that it calls contentItems, and gives widgets and menu items whole.
        if (name != "contentItems")
            return Paged(name, types.ContentItem, (context, node) => Known(paging.Page(context, node.Json.Objects(member.JsonName)).Select(ContentItemJson.Read)), locate, arguments: false);
        var field = Paged(name, types.ContentItem, null!, locate);
        field.Description = "The items inside this one, in their order unless 'orderBy' says otherwise.";
        AddFilterAndOrder(field);
        field.Resolver = new AsyncResolver(async context => locate(context.Source!) is { Json: not null } node
            ? paging.Page(context, await ChosenAsync(context, Known(node.Json.Objects(member.JsonName).Select(ContentItemJson.Read)))) : null);
        return field;
    }

    private static async ValueTask<IEnumerable<ContentItem>> ChosenAsync(IResolveFieldContext context, IEnumerable<ContentItem> items)
    {
        var filter = await WhereReader.ReadAsync(context);
        return ItemMatcher.Sort(filter is null ? items : items.Where(i => ItemMatcher.Matches(i, filter)), OrderByReader.Read(context));
    }

    private IEnumerable<ContentItem> Known(IEnumerable<ContentItem> items) => items.Where(i => isKnownType(i.ContentType));

    private GraphField Contained(string name, Locator locate)
    {
        var field = new GraphField
        {
            Name = name,
            Description = "The items in the list, in its order unless 'orderBy' says otherwise.",
            ResolvedType = new ListGraphType(types.ContentItem),
            Arguments = new(paging.Contained()),
            Resolver = new ContextResolver(context => context.Query()
                .Batch<IReadOnlyList<ContentItem>>(context, async (ids, cancellationToken) =>
                    await context.Query().Content.ListContainedAsync(ids, await lists.ReadAsync(context), cancellationToken))
                .Load([locate(context.Source!).Item.ContentItemId], found => (found[0] ?? []).Where(i => isKnownType(i.ContentType)))),
        };
        AddArguments(field);
        return field;
    }

    private GraphField Localizations(string name, Locator locate) => new()
    {
        Name = name,
        ResolvedType = new ListGraphType(types.ContentItem),
        Arguments = new(new QueryArgument(scalars.Text) { Name = "culture" }),
        Resolver = new ContextResolver(context =>
        {
            var culture = context.GetArgument<string?>("culture");
            return locate(context.Source!).Item.LocalizationSet is { Length: > 0 } set
                ? context.Query().Localizations.Load([set], found => (found[0] ?? []).Where(i => culture is null || i.Culture == culture))
                : null;
        }),
    };

    private GraphField Paged(string name, IGraphType type, Func<IResolveFieldContext, ContentNode, object?> read, Locator locate, bool arguments = true) => new()
    {
        Name = name,
        ResolvedType = new ListGraphType(type),
        Arguments = arguments ? new(paging.Nested()) : null,
        Resolver = new ContextResolver(context => locate(context.Source!) is { Json: not null } node ? read(context, node) : null),
    };

    private object Load(BatchLoader<ContentItem> loader, IEnumerable<string> ids) =>
        loader.Load([.. ids], found => Present(found).Where(i => isKnownType(i.ContentType)));

    private static IEnumerable<T> Present<T>(IReadOnlyList<T?> found) where T : class => found.OfType<T>();

    private static IEnumerable<MediaFile> MediaFiles(ContentNode node, ShapeMember member)
    {
        var texts = node.Json.Texts("MediaTexts").ToList();
        return node.Json.Texts(member.JsonName).Select((path, index) => MediaFile.At(path, texts.ElementAtOrDefault(index)));
    }
}

/// <summary>The values that a part's flags and whole numbers have when its JSON leaves them out: readers never see null there.</summary>
internal sealed class ShapeDefaults(System.Text.Json.Nodes.JsonObject json)
{
    public object? For(ShapeMember member) => member.Scalar switch
    {
        ScalarKind.Boolean => ScalarReading.Box(json.Flag(member.JsonName) ?? false),
        ScalarKind.Integer => (int)(json.Number(member.JsonName) ?? 0),
        _ => null,
    };
}
