using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin.Contents;

internal static class ContentEditingServices
{
    public static IServiceCollection AddContentEditing(this IServiceCollection services) => services
        .AddSingleton<EditorViews>()
        .AddScoped<ContentForm>().AddScoped<ContentEditing>().AddScoped<EditorFactory>().AddScoped<ItemStates>().AddScoped<ItemCopies>()
        .AddScoped<PickedItems>().AddScoped<PickSearch>().AddScoped<TermChoices>()
        .AddScoped<ItemOwners>().AddScoped<IContentEditorExtension>(provider => provider.GetRequiredService<ItemOwners>());
}
