using CoproCms.Admin;
using CoproCms.Content.Filtering;
using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Parts;
using CoproCms.Security;
using CoproCms.Taxonomies.Terms;
using CoproCms.Theming.Liquid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Taxonomies;

/// <summary>Terms to sort content by, in every language of the site.</summary>
public sealed class TaxonomiesModule : WebModule
{
    public static readonly Permission ManageTaxonomy = new("ManageTaxonomy", "Manage taxonomies and their terms");

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPart<TaxonomyPart>().AddPart<TermTranslationsPart>();
        services.AddSingleton<PartType>(new PlainPart("TermPart", "TaxonomyContentItemId"));
        services.AddTaggedCache<TaxonomyCache>().AddScoped<TaxonomyReader>().AddScoped<TermWriter>();
        services.AddContentHandler<OpenTagHandler>().AddContentHandler<UsedTermsHandler>();
        services.AddLiquid<TaxonomyLiquid>().AddScoped<ITermTree, TermTree>();
        services.AddGraphQLExtension<TaxonomyGraphQL>();
        services.AddScoped<TermEditor>().AddScoped<TermUses>().AddScoped<TermRetagging>();
        services.AddPermissions(ManageTaxonomy);
        services.AddAdmin<TaxonomiesAdmin>();
    }
}
