using CoproCms.ApiTokens;
using CoproCms.Hosting;
using CoproCms.Setup;
using CoproCms.Setup.Commands;
using CoproCms.Web;
using CoproCms.Web.Database;

if (SiteCommands.Understands(args))
    return await SiteCommands.RunAsync(args, Build, TokenCommand.Create);

await using var app = Build(args);
app.UseCoproCms();
return await app.ServeAsync();

static WebApplication Build(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddCoproCms(cms =>
    {
        cms.UseDatabase();
        SiteModules.Add(cms);
    });
    return builder.Build();
}

public sealed partial class Program;
