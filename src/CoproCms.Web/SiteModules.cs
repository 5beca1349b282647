using CoproCms.Hosting;
using CoproCms.Modules;

namespace CoproCms.Web;

/// <summary>The modules of this site, in the order of their middleware. One line removes a feature, with its folder.</summary>
internal static class SiteModules
{
    public static void Add(CmsBuilder cms) => cms
        .Add<CoreModule>();
}
