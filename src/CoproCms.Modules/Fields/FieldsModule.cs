using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Fields;

/// <summary>Orchard Core's fields.</summary>
public sealed class FieldsModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddField<TextField>().AddField<MultiTextField>();
        services.AddField<HtmlField>().AddField<MarkdownField>();
        services.AddField<BooleanField>().AddField<NumericField>();
        services.AddField<DateField>().AddField<DateTimeField>().AddField<TimeField>();
        services.AddField<LinkField>().AddField<YoutubeField>().AddField<GeoPointField>();
        services.AddField<ContentPickerField>().AddField<LocalizationSetContentPickerField>().AddField<UserPickerField>().AddField<TaxonomyField>();
        services.AddField<MediaField>();
    }
}
