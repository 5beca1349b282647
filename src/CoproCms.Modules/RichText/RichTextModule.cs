using CoproCms.Admin.Contents;
using CoproCms.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.RichText;

/// <summary>Makes boxes of HTML and Markdown comfortable to write in. Without it they are boxes of source.</summary>
public sealed class RichTextModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) => services.AddContentEditor<RichTextEditor>();
}
