using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Parts;

/// <summary>Orchard Core's parts. Handlers run in the order written: a path is made from the title and the language.</summary>
public sealed class PartsModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPart<TitlePart>().AddContentHandler<TitlePatternHandler>();
        services.AddPart<LocalizationPart>().AddContentHandler<LocalizationHandler>();
        services.AddPart<AutoroutePart>().AddContentHandler<AutorouteHandler>().AddContentHandler<HomepageHandler>();
        services.AddPart<AliasPart>().AddContentHandler<AliasHandler>();
        services.AddPart<HtmlBodyPart>().AddPart<MarkdownBodyPart>().AddPart<LiquidPart>();
        services.AddPart<ContainedPart>().AddPart<ListPart>().AddContentHandler<ContainedHandler>().AddScoped<ListOrdering>();
        services.AddPart<FlowPart>().AddPart<FlowMetadata>().AddPart<BagPart>().AddPart<LayerMetadata>();
        services.AddPart<MenuItemsListPart>().AddPart<LinkMenuItemPart>().AddPart<ContentMenuItemPart>().AddPart<HtmlMenuItemPart>();
        services.AddPart<SeoMetaPart>();
        services.AddPart<PublishLaterPart>().AddContentHandler<PublishLaterHandler>();
        services.AddSingleton<PublishLaterWorker>().AddHostedService(provider => provider.GetRequiredService<PublishLaterWorker>());
        services.AddPart<ArchiveLaterPart>().AddContentHandler<ArchiveLaterHandler>();
        services.AddSingleton<ArchiveLaterWorker>().AddHostedService(provider => provider.GetRequiredService<ArchiveLaterWorker>());
        services.AddPermissions(HomepageHandler.SetHomepage);
        AddPlainParts(services);
    }

    private static void AddPlainParts(IServiceCollection services)
    {
        PlainPart[] parts =
        [
            new("CommonPart"),
            new("PreviewPart"),
            new("MenuPart"),
            new("FormPart", "WorkflowTypeId", "Action", "Method"),
            new("FormElementPart", "Id"),
            new("FormInputElementPart", "Name"),
            new("LabelPart", "For", "Value"),
            new("ButtonPart", "Text", "Type"),
            new("InputPart", "Type", "Placeholder", "DefaultValue"),
            new("TextAreaPart", "DefaultValue", "Placeholder"),
            new("ValidationPart", "For"),
        ];
        foreach (var part in parts)
            services.AddSingleton<PartType>(part);
    }
}
