using CoproCms.Content.Filtering;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin.Contents.List;

/// <summary>
/// A state of items that a module knows and the content list can be filtered by; items that are in it bear its name there. Registered with
/// <c>services.AddContentStatus&lt;T&gt;()</c>.
/// </summary>
public abstract class ContentListStatus
{
    /// <summary>In the list's address: <c>?status=review</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called, in the reader's language.</summary>
    public abstract string Text(AdminText text);

    /// <summary>True for the latest versions that are in it. <see cref="ContentFilter.Keyed"/> asks the module's own tables.</summary>
    public abstract ContentFilter Filter { get; }

    /// <summary>Something is wrong or someone waits: it stands out.</summary>
    public virtual bool IsUrgent => false;
}

public static class ContentStatusServices
{
    public static IServiceCollection AddContentStatus<T>(this IServiceCollection services) where T : ContentListStatus => services.AddScoped<ContentListStatus, T>();
}
