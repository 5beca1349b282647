using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using CoproCms.Users.External;
using CoproCms.Users.Passwords;
using CoproCms.Users.Sessions;
using CoproCms.Users.TwoFactor;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Users.SignIn;

/// <summary>The cookie that proves a sign-in, the token that guards forms, and the keys that protect both.</summary>
internal static class SignInServices
{
    public const string AuthenticationCookie = "orchauth_Default";
    private static readonly TimeSpan PendingTime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan KnownBrowserTime = TimeSpan.FromDays(30);
    private const string AntiforgeryCookiePrefix = "__orchantiforgery_";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie)
            .AddCookie(SignInFlow.PendingScheme, options => Configure(options, PendingTime))
            .AddCookie(SignInFlow.KnownBrowserScheme, options => Configure(options, KnownBrowserTime))
            .AddCookie(ConnectModel.Scheme, options => Configure(options, PendingTime));
        services.AddAuthorization();
        services.AddAntiforgery(options => Harden(options.Cookie));
        services.AddOptions<AntiforgeryOptions>().Configure<AppData>((options, data) => options.Cookie.Name = AntiforgeryCookiePrefix + Hash(data.Root));
        services.AddHttpContextAccessor().AddScoped<AccountJournal>().AddScoped<Credentials>().AddScoped<SignInFlow>().AddSingleton<DecoyPassword>().AddSingleton<SignInThrottle>();
        services.AddScoped<SecondFactor>().AddSingleton<SettingsSection, RoleLoginSettingsSection>().AddSingleton<SettingsSection, TwoFactorSection>();
        services.AddScoped<ISettingChoices, RoleChoices>();
        services.AddScoped<AccountTokens>().AddScoped<AccountLetters>().AddScoped<NewPassword>().AddScoped<PasswordLinks>().AddSingleton<LinkRoot>().AddSingleton<PasswordLetterLimit>();
        services.AddOutboxHandler<PasswordLinkHandler>();
        services.AddScoped<SessionStore>().AddTaggedCache<SessionCache>().AddSingleton<SessionUses>();
        services.AddSingleton<SessionWorker>().AddHostedService(provider => provider.GetRequiredService<SessionWorker>());
        services.AddRazorPages().AddMvcOptions(options =>
        {
            // They read keys like a[b, which no form of ours has, and throw at those that do not close their bracket.
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        services.Configure<RazorPagesOptions>(options => options.RootDirectory = "/");
        AddKeys(services);
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = AuthenticationCookie;
        Harden(options.Cookie);
        options.LoginPath = "/Login";
        options.LogoutPath = "/Users/LogOff";
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.Events.OnSigningOut = EndSessionAsync;
        options.Events.OnRedirectToLogin = context => Refuse(context, isAuthenticated: false);
        options.Events.OnRedirectToAccessDenied = context => Refuse(context, isAuthenticated: true);
    }

    private static void Configure(CookieAuthenticationOptions options, TimeSpan time)
    {
        Harden(options.Cookie);
        options.ExpireTimeSpan = time;
        options.SlidingExpiration = false;
    }

    // Whichever door someone leaves by, their session ends with the cookie.
    private static async Task EndSessionAsync(CookieSigningOutContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.HttpContext.User.FindFirstValue(SignInClaims.Session) is not { } session
            || await services.GetRequiredService<UserManager<User>>().GetUserAsync(context.HttpContext.User) is not { } user)
            return;
        await services.GetRequiredService<SessionStore>().EndAsync(user.Id, session, context.HttpContext.RequestAborted);
        await services.GetRequiredService<AccountJournal>().SignedOutAsync(user, context.HttpContext.RequestAborted);
    }

    // Only a person who is not signed in gains anything from the form.
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, bool isAuthenticated)
    {
        if (context.Request.IsProgram())
            Challenge.Apply(context.HttpContext, isAuthenticated);
        else if (isAuthenticated)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void Harden(CookieBuilder cookie)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CoproCms");
        services.AddOptions<KeyManagementOptions>().Configure<AppData, ILoggerFactory>((options, data, logging) =>
            options.XmlRepository = new FileSystemXmlRepository(PrivateFolder(data), logging));

        // The folder is readable by the site's own account only, which is what the warning about keys at rest asks for.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }

    private static DirectoryInfo PrivateFolder(AppData data)
    {
        var folder = new DirectoryInfo(data.Folder("Keys"));
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
