using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using CoproCms.Theming.Liquid;
using CoproCms.Users.Access;
using CoproCms.Users.Accounts;
using CoproCms.Users.Admin;
using CoproCms.Users.External;
using CoproCms.Users.Management;
using CoproCms.Users.Recipes;
using CoproCms.Users.Sessions;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Users;

/// <summary>Users, roles, permissions, and signing in.</summary>
public sealed class UsersModule : WebModule
{
    // What UseAuthentication leaves for the host to see.
    private const string AuthenticationIsSet = "__AuthenticationMiddlewareSet";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPermissions(UserPermissions.All).AddPermissions(KnownPermissions.All);
        services.AddTaggedCache<ActorCache>().AddTaggedCache<UserDirectoryCache>();
        services.AddSingleton<IActorDirectory>(provider => provider.GetRequiredService<ActorCache>());
        services.AddScoped<IUserDirectory, UserDirectory>().AddScoped<IAdministratorSetup, AdministratorSetup>().AddScoped<DefaultRoles>().AddScoped<RoleWriter>();
        services.AddScoped<UserImport>().AddRecipeStep<RolesStep>().AddRecipeStep<UsersStep>().AddRecipeStep<CustomUserSettingsStep>().AddExport<RolesExport>().AddExport<UsersExport>();
        services.AddLiquid<UserLiquid>().AddAudited<UserAudit>().AddAudited<RoleAudit>();
        AddIdentity(services, configuration);
        services.AddSignIn().AddExternalSignIn(configuration);
        services.AddScoped<UserRules>().AddScoped<UserList>().AddScoped<UserEditor>().AddScoped<Administrators>().AddScoped<RoleEditor>().AddScoped<RoleOffers>().AddAdmin<UsersAdmin>();
    }

    public override void ConfigureModel(ModelBuilder model)
    {
        AccountModel.Configure(model);
        model.ApplyConfiguration(new UserSessionConfiguration());
    }

    public override void Configure(IApplicationBuilder app)
    {
        // Who asks is said by ActorMiddleware, and only where it is wanted. The host would put authentication before everything else, caches too.
        app.Properties[AuthenticationIsSet] = true;
        app.UseExternalSignIn();
        app.UseMiddleware<ActorMiddleware>().UseMiddleware<AdminGuard>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapSignIn();

    private static void AddIdentity(IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<User>(options =>
            {
                options.User.AllowedUserNameCharacters += "âêîôûŵŷÂÊÎÔÛŴŶáéíóúẃýÁÉÍÓÚẂÝàèìòùẁỳÀÈÌÒÙẀỲäëïöüẅÿÄËÏÖÜẄŸ";
                options.Password = new() { RequiredLength = 8, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            })
            .AddRoles<Role>().AddUserStore<UserStore>().AddRoleStore<RoleStore>().AddUserValidator<AccountValidator>();
        var signIn = configuration.GetSection("CoproCms:SignIn");
        services.Configure<IdentityOptions>(options => (options.Lockout.MaxFailedAccessAttempts, options.Lockout.DefaultLockoutTimeSpan) =
            (Math.Max(1, signIn.GetValue("LockoutAttempts", 5)), TimeSpan.FromMinutes(Math.Max(1, signIn.GetValue("LockoutMinutes", 5)))));
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }
}
