using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin;

/// <summary>What a module adds to the admin: lines in the menu, and what waits for an editor. Stands in the module's <c>{Module}Admin.cs</c>.</summary>
public abstract class AdminExtension
{
    public virtual IEnumerable<AdminLink> Links => [];

    /// <summary>What waits for the actor, for the dashboard. Must be quick: counts that an index serves, bounded.</summary>
    public virtual Task<IReadOnlyList<AdminAwaiting>> AwaitingAsync(Actor actor, AdminText text, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AdminAwaiting>>([]);
}

/// <summary>A line of the menu.</summary>
/// <param name="Text">In English; its translation stands in a PO file like every text.</param>
/// <param name="Address">Below the site: <c>~/Admin/Media</c>. The line is the current one on every page below it.</param>
/// <param name="Group">Where it stands.</param>
/// <param name="Order">Its place in the group.</param>
/// <param name="Permissions">Whoever holds one of them sees it; everyone when there are none.</param>
public sealed record AdminLink(string Text, string Address, AdminGroup Group, int Order, params string[] Permissions);

/// <summary>The groups of the menu, in their order.</summary>
public enum AdminGroup
{
    Content,
    Structure,
    People,
    Exchange,
    Site,

    /// <summary>Not in the menu but behind the reader's own name.</summary>
    Account,
}

/// <summary>Something that waits for an editor.</summary>
/// <param name="Text">In the reader's language, with the number: <c>3 drafts of yours</c>.</param>
/// <param name="Count">How many; nothing is shown for none.</param>
/// <param name="Address">Where they are listed.</param>
public sealed record AdminAwaiting(string Text, int Count, string Address);

public static class AdminServices
{
    public static IServiceCollection AddAdmin<T>(this IServiceCollection services) where T : AdminExtension => services.AddScoped<AdminExtension, T>();
}
