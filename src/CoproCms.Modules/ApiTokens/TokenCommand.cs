using System.CommandLine;
using CoproCms.Errors;
using CoproCms.Recipes;
using CoproCms.Security;
using CoproCms.Setup;
using CoproCms.Setup.Commands;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.ApiTokens;

/// <summary><c>token create</c>: gives a site without pages its first token. Whoever can run it has the database in hand anyway.</summary>
public static class TokenCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var user = new Argument<string>("USER") { Description = "The user name of whom the token acts for." };
        var name = new Option<string>("--name") { Description = "What the token is for.", DefaultValueFactory = _ => "command line" };
        var scopes = new Option<string[]>("--scope") { Description = "A permission that the token is to have; may be given several times.", Required = true };
        var days = new Option<int?>("--days") { Description = "How long it lives." };
        var create = new Command("create", "Makes a personal API token and prints it, this once.") { user, name, scopes, days };
        create.Does(build, (app, result, cancellationToken) => RunAsync(
            app.Services, result.GetRequiredValue(user), new(result.GetRequiredValue(name), result.GetRequiredValue(scopes), result.GetValue(days)), cancellationToken));
        return new Command("token", "Makes API tokens.") { create };
    }

    private static async Task<int> RunAsync(IServiceProvider services, string userName, NewApiToken wanted, CancellationToken cancellationToken)
    {
        try
        {
            var startup = services.GetRequiredService<SiteStartup>();
            await using var turn = await startup.LockAsync(cancellationToken);
            await startup.MigrateAsync(cancellationToken);
            await using var scope = services.CreateAsyncScope();
            var created = await CreateAsync(scope.ServiceProvider, userName, wanted, cancellationToken);
            Console.Error.WriteLine($"The token acts for {userName} until {created.Token.ExpiresUtc:yyyy-MM-dd}. It is shown only this once:");
            Console.WriteLine(created.Secret);
            return 0;
        }
        catch (InvalidContentException error)
        {
            foreach (var broken in error.Errors)
                Console.Error.WriteLine(broken.Message);
        }
        catch (SetupFailedException error)
        {
            Console.Error.WriteLine(error.Message);
        }

        return 1;
    }

    private static async Task<CreatedApiToken> CreateAsync(IServiceProvider services, string userName, NewApiToken wanted, CancellationToken cancellationToken)
    {
        if (!await services.GetRequiredService<SiteIdentity>().IsSetUpAsync(cancellationToken))
            throw new SetupFailedException("The site is not set up yet. Start it once without a command, and it sets itself up from its settings.");
        var user = await services.GetRequiredService<UserManager<User>>().FindByNameAsync(userName);
        var known = user is null ? null : await services.GetRequiredService<IActorDirectory>().FindUserAsync(user.Id, cancellationToken);
        return await services.GetRequiredService<ApiTokenWriter>().CreateAsync(
            known?.Actor ?? throw new SetupFailedException($"There is no user {userName} who may sign in."), wanted, cancellationToken);
    }
}
