using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Security;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>Makes an item the home page when a version that says so goes live for the first time.</summary>
internal sealed class HomepageHandler(SiteSettingsStore settings) : ContentHandler
{
    public static readonly Permission SetHomepage = new("SetHomepage", "Choose the home page");

    public override Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (IsAsked(context))
            context.Actor.Demand(SetHomepage.Name, "to make this the home page");
        return Task.CompletedTask;
    }

    public override async Task PublishedAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (!IsAsked(context) || (await settings.GetAsync(cancellationToken)).HomeItemId == context.Item.ContentItemId)
            return;
        await settings.MergeAsync(new()
        {
            ["HomeRoute"] = new JsonObject
            {
                ["Action"] = "Display",
                ["Controller"] = "Item",
                ["Area"] = "OrchardCore.Contents",
                ["contentItemId"] = context.Item.ContentItemId,
            },
        }, cancellationToken);
    }

    // The mark stays in the item; saving it again must not take the home page back from another.
    private static bool IsAsked(WriteContext context) => Mark(context.Item) && !(context.Previous is { Published: true } live && Mark(live));

    private static bool Mark(ContentItem item) => item.Part("AutoroutePart").Flag(AutoroutePart.SetHomepage) == true;
}
