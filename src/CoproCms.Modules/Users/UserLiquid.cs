using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Security;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Users;

/// <summary>Users in templates: the public profile of an author, and what the reader may do.</summary>
internal sealed class UserLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Filter("user_profile", async (input, _, context) => Profile((await FindAsync([input.ToStringValue()], context)).FirstOrDefault(), context.Session))
        .Filter("users_by_id", ByIdAsync)
        .Filter("user_id", (input, _, context) => Personal(context).UserId is { } id ? StringValue.Create(id) : NilValue.Instance)
        .Filter("user_email", EmailAsync)
        .Filter("is_in_role", (_, arguments, context) => BooleanValue.Create(Personal(context).Roles.Contains(arguments.At(0).ToStringValue())))
        .Filter("has_claim", (_, arguments, context) => BooleanValue.Create(
            arguments.At(0).ToStringValue() == "Permission" && Personal(context).Has(arguments.At(1).ToStringValue())))
        .Filter("has_permission", (_, arguments, context) => BooleanValue.Create(Allows(Personal(context), arguments)));

    private static Actor Personal(LiquidContext context)
    {
        context.Session.NotePersonal();
        return context.Session.Actor;
    }

    private static bool Allows(Actor actor, FilterArguments arguments)
    {
        var permission = arguments.At(0).ToStringValue();
        if (arguments.At(1) is not ContentItemValue { Item: var item })
            return actor.Has(permission);
        // EditContent about an item may also be held for the type, or for one's own.
        var verb = permission.Replace("OwnContent", "", StringComparison.Ordinal).Replace("Content", "", StringComparison.Ordinal);
        return actor.Allows(verb, item.ContentType, item.Owner);
    }

    private static async ValueTask<IReadOnlyCollection<UserInfo>> FindAsync(IReadOnlyCollection<string> ids, LiquidContext context)
    {
        var wanted = ids.Where(id => id.Length > 0).Distinct().ToList();
        if (wanted.Count == 0)
            return [];
        context.Session.Dependencies.Add(CacheTags.Users);
        var found = await context.Session.Services.GetRequiredService<IUserDirectory>().FindManyAsync(wanted, context.Session.CancellationToken);
        return [.. wanted.Select(found.GetValueOrDefault).OfType<UserInfo>()];
    }

    private static async ValueTask<FluidValue> ByIdAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var ids = input is ArrayValue array ? array.Values.Select(v => v.ToStringValue()).ToList() : [input.ToStringValue()];
        var users = (await FindAsync(ids, context)).Select(u => User(u, context.Session)).ToList();
        return input is ArrayValue ? new ArrayValue(users) : users.FirstOrDefault() ?? NilValue.Instance;
    }

    private static async ValueTask<FluidValue> EmailAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        if (!Personal(context).Has("ViewUsers"))
            return NilValue.Instance;
        return (await FindAsync([input.ToStringValue()], context)).FirstOrDefault()?.Email is { } email ? StringValue.Create(email) : NilValue.Instance;
    }

    private static FluidValue User(UserInfo user, RenderSession session) => new RootValue((name, _) => name switch
    {
        "UserId" => StringValue.Create(user.UserId),
        "UserName" => StringValue.Create(user.UserName),
        "Profile" => Profile(user, session),
        _ => NilValue.Instance,
    });

    // Only what the user chose to publish.
    private static FluidValue Profile(UserInfo? user, RenderSession session) => user?.Profile is not { } profile
        ? NilValue.Instance
        : new RootValue((name, _) => name switch
        {
            "DisplayName" => StringValue.Create(profile.DisplayName),
            "Biography" => Text(profile.Biography, session),
            "Picture" => profile.Picture is { Length: > 0 } picture ? StringValue.Create(picture) : NilValue.Instance,
            "PictureText" => Text(profile.PictureText, session),
            _ => NilValue.Instance,
        });

    private static StringValue Text(IReadOnlyDictionary<string, string> texts, RenderSession session) =>
        StringValue.Create(texts.GetValueOrDefault(session.Culture) ?? texts.GetValueOrDefault(session.Cultures.Default) ?? "");
}
