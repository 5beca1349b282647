using CoproCms.Admin;
using CoproCms.Admin.Contents;
using CoproCms.Admin.Contents.List;
using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Reviews;

/// <summary>Asking for approval before content goes live, for content types that want it.</summary>
public sealed class ReviewsModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ReviewService>().AddScoped<ReviewDesk>().AddScoped<ReviewLetters>().AddContentHandler<ReviewHandler>();
        services.AddAdmin<ReviewAdmin>().AddContentEditor<ReviewEditor>();
        services.AddSingleton(ReviewSettings.Definition);
        services.AddContentStatus<InReviewStatus>().AddContentStatus<ReturnedStatus>().AddContentStatus<HeldStatus>();
    }

    public override void ConfigureModel(ModelBuilder model) => model.ApplyConfiguration(new ReviewConfiguration());
}
