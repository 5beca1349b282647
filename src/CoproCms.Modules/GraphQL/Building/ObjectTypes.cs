using CoproCms.Content;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>The types of the schema that no content definition makes.</summary>
internal sealed class ObjectTypes
{
    private readonly Scalars _scalars;

    public ObjectTypes(Scalars scalars)
    {
        _scalars = scalars;
        Status = Enumeration("Status", Enum.GetValues<ContentStatus>().Select(s => (s.ToString().ToUpperInvariant(), (object)s)));
        OrderByDirection = Enumeration("OrderByDirection", [("ASC", false), ("DESC", true)]);
        ContentItem = new() { Name = "ContentItem" };
        AddEnvelope(ContentItem);
        User = new() { Name = "User" };
        AddTexts<UserInfo>(User, ("userId", u => u.UserId), ("userName", u => u.UserName));
        AddPrivate("email", u => u.Email);
        AddPrivate("phoneNumber", u => u.PhoneNumber);
        MediaFile = new() { Name = "MediaFileItem" };
        AddTexts<MediaFile>(MediaFile, ("fileName", f => f.FileName), ("path", f => f.Path));
        MediaFile.AddField(new MediaAddress(scalars).Url());
        AddTexts<MediaFile>(MediaFile, ("mediaText", f => f.Text));
    }

    public EnumerationGraphType Status { get; }

    /// <summary>The value is whether the order descends.</summary>
    public EnumerationGraphType OrderByDirection { get; }

    public InterfaceGraphType ContentItem { get; }

    public ObjectGraphType User { get; }

    public ObjectGraphType MediaFile { get; }

    public static EnumerationGraphType Enumeration(string name, IEnumerable<(string Name, object Value)> values)
    {
        var type = new EnumerationGraphType { Name = name };
        foreach (var (valueName, value) in values)
            type.Add(valueName, value);
        return type;
    }

    /// <summary>The members that every content item has.</summary>
    public void AddEnvelope(IComplexGraphType type)
    {
        AddTexts<ContentItem>(
            type, ("contentItemId", i => i.ContentItemId), ("contentItemVersionId", i => i.ContentItemVersionId), ("contentType", i => i.ContentType),
            ("displayText", i => i.DisplayText));
        Add<ContentItem>(type, "published", new NonNullGraphType(_scalars.Boolean), i => ScalarReading.Box(i.Published));
        Add<ContentItem>(type, "latest", new NonNullGraphType(_scalars.Boolean), i => ScalarReading.Box(i.Latest));
        var instant = _scalars.Output(Fields.ScalarKind.DateTime);
        Add<ContentItem>(type, "modifiedUtc", instant, i => i.ModifiedUtc);
        Add<ContentItem>(type, "publishedUtc", instant, i => i.PublishedUtc);
        Add<ContentItem>(type, "createdUtc", instant, i => i.CreatedUtc);
        AddTexts<ContentItem>(type, ("owner", i => i.Owner), ("author", i => i.Author));
    }

    private void AddTexts<T>(IComplexGraphType type, params ReadOnlySpan<(string Name, Func<T, string?> Read)> members)
    {
        foreach (var (name, read) in members)
            Add(type, name, _scalars.Text, read);
    }

    // Someone's address is for those who look after users, and for themselves.
    private void AddPrivate(string name, Func<UserInfo, string?> read) => User.AddField(new()
    {
        Name = name,
        ResolvedType = _scalars.Text,
        Resolver = new ContextResolver(context =>
        {
            var (user, actor) = ((UserInfo)context.Source!, context.Query().Actor);
            return user.UserId == actor.UserId || actor.Has(GraphQLPermissions.ViewUsers) ? read(user) : null;
        }),
    });

    private static void Add<T>(IComplexGraphType type, string name, IGraphType graphType, Func<T, object?> read)
    {
        IFieldResolver? resolver = type is IInterfaceGraphType ? null : new ValueResolver(source => read((T)source));
        type.AddField(new GraphField { Name = name, ResolvedType = graphType, Resolver = resolver });
    }
}
