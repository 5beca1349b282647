using CoproCms.AccessibilityRules.Rules;
using CoproCms.AccessibilityRules.Texts;
using CoproCms.Admin.Contents;
using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.AccessibilityRules;

/// <summary>Tells editors while they write what would shut readers out, and keeps pictures without words from going live.</summary>
public sealed class AccessibilityRulesModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAccessibilityRule<PictureText>().AddAccessibilityRule<PictureFileName>();
        services.AddAccessibilityRule<HeadingOrder>().AddAccessibilityRule<EmptyHeading>().AddAccessibilityRule<BoldAsHeading>();
        services.AddAccessibilityRule<LinkWithoutText>().AddAccessibilityRule<VagueLink>().AddAccessibilityRule<BareAddress>().AddAccessibilityRule<SameTextElsewhere>();
        services.AddAccessibilityRule<TableHeader>().AddAccessibilityRule<TypedList>().AddAccessibilityRule<EmbedTitle>().AddAccessibilityRule<Contrast>();
        services.AddScoped<ItemTexts>().AddScoped<AccessibilityCheck>().AddContentHandler<AccessibilityHandler>().AddContentEditor<AccessibilityPanel>();
    }
}

public static class AccessibilityServices
{
    public static IServiceCollection AddAccessibilityRule<T>(this IServiceCollection services) where T : AccessibilityRule => services.AddSingleton<AccessibilityRule, T>();
}
