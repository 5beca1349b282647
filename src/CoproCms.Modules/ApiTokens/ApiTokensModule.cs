using CoproCms.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.ApiTokens;

/// <summary>Personal tokens, with which a program acts for a user.</summary>
public sealed class ApiTokensModule : WebModule
{
    public override void ConfigureModel(ModelBuilder model) => model.ApplyConfiguration(new ApiTokenConfiguration());
}
