using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Admin.Settings;
using CoproCms.Modules;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin.ContentTypes;

internal static class ContentTypesServices
{
    /// <summary>The editor of content types and parts.</summary>
    public static IServiceCollection AddContentTypes(this IServiceCollection services) => services
        .AddScoped<DefinitionEditor>().AddScoped<DefinitionRemoval>().AddScoped<ImpactAnalysis>()
        .AddScoped<DefinitionWorkbench>().AddSingleton<DefinitionForms>().AddScoped<DraftForm>()
        .AddScoped<SettingsReader>().AddScoped<SettingsSourceReader>().AddScoped<DifferenceText>()
        .AddPermissions(
            new Permission("ViewContentTypes", "See content types", "EditContentTypes"),
            new Permission("EditContentTypes", "Change content types"),
            new Permission("ManageSettings", "Manage the site's settings"))
        .AddAdmin<StructureAdmin>();
}

/// <summary>The lines of the menu for what the content is made of, and for the site itself.</summary>
internal sealed class StructureAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links =>
    [
        new AdminLink("Content types", "~/Admin/ContentTypes/List", AdminGroup.Structure, 10, "ViewContentTypes"),
        new AdminLink("Settings", "~/Admin/Settings/general", AdminGroup.Site, 10, "ManageSettings"),
    ];
}
