using CoproCms.Hosting;
using CoproCms.Web;
using CoproCms.Web.Database;

var builder = WebApplication.CreateBuilder(args);
builder.AddCoproCms(cms =>
{
    cms.UseDatabase();
    SiteModules.Add(cms);
});

var app = builder.Build();
app.UseCoproCms();
await app.RunAsync();

public sealed partial class Program;
