using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Theming.Filters;

/// <summary>The names that every template sees: Site, Request, User, Environment, Content.</summary>
internal sealed class RootsLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Root("Site", new RootValue(Site))
        .Root("Request", new RootValue(RequestValues.Member))
        .Root("User", new RootValue(User))
        .Root("Environment", new RootValue(Environment))
        .Root("HttpContext", new RootValue((name, context) => name == "Items" ? Items(context) : NilValue.Instance))
        .Root("Content", new RootValue(ContentAsync))
        .Tag("httpcontext_add_items", (arguments, _, context) =>
        {
            foreach (var name in arguments.Names)
                context.Session.Page.Items[name] = arguments[name];
            return default;
        })
        .Tag("httpcontext_remove_items", (arguments, _, context) =>
        {
            context.Session.Page.Items.Remove(arguments.At(0).ToStringValue());
            return default;
        });

    private static FluidValue Site(string name, LiquidContext context) => name switch
    {
        "SiteName" => StringValue.Create(context.Session.Site.SiteNameIn(context.Session.Culture)),
        "BaseUrl" => StringValue.Create(context.Session.Site.BaseUrl),
        "PageSize" => NumberValue.Create(context.Session.Site.PageSize),
        "MaxPageSize" => NumberValue.Create(context.Session.Site.MaxPageSize),
        "TimeZoneId" => StringValue.Create(context.Session.Site.TimeZoneId),
        "Calendar" or "MaxPagedCount" => NilValue.Instance,
        "Properties" => new JsonObjectValue(context.Session.Site.Json),
        _ => LiquidJson.Value(context.Session.Site.Json[name]),
    };

    private static FluidValue User(string name, LiquidContext context)
    {
        var actor = context.Session.Actor;
        if (!actor.IsAuthenticated)
            return name == "Identity" ? new RootValue((member, _) => member == "IsAuthenticated" ? BooleanValue.False : NilValue.Instance) : NilValue.Instance;
        context.Session.Page.IsPersonal = true;
        return name switch
        {
            "Identity" => new RootValue((member, _) => member switch
            {
                "Name" => StringValue.Create(actor.UserName ?? ""),
                "IsAuthenticated" => BooleanValue.True,
                _ => NilValue.Instance,
            }),
            "Id" or "UserId" => StringValue.Create(actor.UserId ?? ""),
            _ => NilValue.Instance,
        };
    }

    private static FluidValue Environment(string name, LiquidContext context)
    {
        var environment = context.Session.Services.GetRequiredService<IHostEnvironment>();
        return name switch
        {
            "Name" => StringValue.Create(environment.EnvironmentName),
            "IsDevelopment" => BooleanValue.Create(environment.IsDevelopment()),
            "IsStaging" => BooleanValue.Create(environment.IsStaging()),
            "IsProduction" => BooleanValue.Create(environment.IsProduction()),
            _ => NilValue.Instance,
        };
    }

    private static FluidValue Items(LiquidContext context) => new RootValue((name, _) => context.Session.Page.Items.GetValueOrDefault(name, NilValue.Instance));

    // Content["alias:x"], Content.Alias["x"], Content.Slug["x"], Content.ContentItemId["x"].
    private static ValueTask<FluidValue> ContentAsync(string name, LiquidContext context) => name switch
    {
        "Alias" or "Slug" or "ContentItemId" or "ContentItemVersionId" or "Latest" =>
            new(new RootValue((key, inner) => ItemAsync((name == "Latest" ? "ContentItemId" : name) + ":" + key, inner))),
        _ => ItemAsync(name, context),
    };

    private static async ValueTask<FluidValue> ItemAsync(string handle, LiquidContext context) =>
        ContentItemValue.Of(await context.Session.Services.GetRequiredService<ContentHandles>().FindAsync(handle, context.Session));
}
