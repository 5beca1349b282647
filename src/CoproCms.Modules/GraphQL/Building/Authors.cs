using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using CoproCms.Settings;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>The public profiles of those who write: what they chose to show, and nothing else of them.</summary>
internal sealed class Authors
{
    private readonly Scalars _scalars;
    private readonly ObjectGraphType _type = new() { Name = "Author", Description = "What someone who writes here chose to show of themselves." };

    public Authors(Scalars scalars, ObjectTypes types)
    {
        _scalars = scalars;
        _type.AddField(new()
        {
            Name = "displayName",
            Description = "Their name for readers.",
            ResolvedType = new NonNullGraphType(scalars.Text),
            Resolver = new ValueResolver(source => ((Author)source).Profile.DisplayName),
        });
        _type.AddField(new()
        {
            Name = "biography",
            Description = "Who they are.",
            Arguments = new(Culture()),
            ResolvedType = scalars.Text,
            Resolver = new AsyncResolver(async context => await TextAsync(context, ((Author)context.Source!).Profile.Biography)),
        });
        _type.AddField(new()
        {
            Name = "picture",
            Description = "Their picture, with its alternative text.",
            Arguments = new(Culture()),
            ResolvedType = types.MediaFile,
            Resolver = new AsyncResolver(PictureAsync),
        });
    }

    /// <summary>The profile of an item's owner, in the item's language.</summary>
    public GraphField OfItem(bool resolved) => new()
    {
        Name = "authorProfile",
        Description = "The public profile of the item's owner; null when they have none.",
        ResolvedType = _type,
        Resolver = resolved
            ? new ContextResolver(context =>
            {
                var item = (ContentItem)context.Source!;
                return item.Owner is { Length: > 0 } owner ? context.Query().Users.Load([owner], found => Public(found[0], item.Culture)) : null;
            })
            : null,
    };

    public GraphField ByName() => new()
    {
        Name = "author",
        Description = "The public profile of a user; null when they have none.",
        Arguments = new(new QueryArgument(new NonNullGraphType(_scalars.Text)) { Name = "userName", Description = "As content names its author." }),
        ResolvedType = _type,
        Resolver = new AsyncResolver(async context =>
        {
            var services = context.Query().Services;
            services.GetRequiredService<CacheDependencies>().Add(CacheTags.Users);
            return Public(await services.GetRequiredService<IUserDirectory>().FindByNameAsync(context.GetArgument<string>("userName"), context.CancellationToken), null);
        }),
    };

    private QueryArgument Culture() => new(_scalars.Text) { Name = "culture", Description = "The language, such as cy; that of the item unless given, else that of the site." };

    private static Author? Public(UserInfo? user, string? culture) => user?.Profile is { } profile ? new(profile, culture) : null;

    private static async ValueTask<object?> PictureAsync(IResolveFieldContext context)
    {
        var profile = ((Author)context.Source!).Profile;
        return profile.Picture is { Length: > 0 } path ? MediaFile.At(path, await TextAsync(context, profile.PictureText)) : null;
    }

    // The empty name is every language.
    private static async ValueTask<string?> TextAsync(IResolveFieldContext context, IReadOnlyDictionary<string, string> texts)
    {
        if ((context.GetArgument<string?>("culture") ?? ((Author)context.Source!).Culture) is { } culture && texts.GetValueOrDefault(culture) is { } text)
            return text;
        var cultures = (await context.Query().Services.GetRequiredService<SiteSettingsStore>().GetAsync(context.CancellationToken)).Cultures;
        return texts.GetValueOrDefault(cultures.Default) ?? texts.GetValueOrDefault("");
    }

    private sealed record Author(PublicProfile Profile, string? Culture);
}
