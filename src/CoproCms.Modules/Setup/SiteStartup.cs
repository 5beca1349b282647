using CoproCms.Data;
using CoproCms.Outbox;
using CoproCms.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Setup;

/// <summary>
/// Makes the site ready before anything else starts: migrates the database and sets an empty one up, one process at a time. The listener and the
/// background workers start after it, so that nobody meets half a site.
/// </summary>
internal sealed partial class SiteStartup(
    IServiceScopeFactory scopes, ISiteDatabase database, AutoSetupSettings settings, OutboxWorker outbox, IConfiguration configuration, ILogger<SiteStartup> logger)
{
    /// <exception cref="SetupFailedException">It has been logged.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var turn = await LockAsync(cancellationToken);
            await MigrateAsync(cancellationToken);
            if (await SetUpAsync(cancellationToken))
                await DrainOutboxAsync(cancellationToken);
        }
        catch (SetupFailedException error)
        {
            LogFailed(error.Message);
            throw;
        }
    }

    /// <exception cref="SetupFailedException">Another process does not let go.</exception>
    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.LockAsync(settings.LockTimeout, cancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new SetupFailedException(error.Message, error);
        }
    }

    /// <summary>Brings the database to the present model. Under the lock.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        await database.PrepareAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Does what the outbox holds, such as putting media files into their places.</summary>
    public async Task DrainOutboxAsync(CancellationToken cancellationToken)
    {
        while (await outbox.RunBatchAsync(cancellationToken) > 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<bool> SetUpAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SiteIdentity>().IsSetUpAsync(cancellationToken))
            return false;
        var password = await scope.ServiceProvider.GetRequiredService<SiteSetup>().RunAsync(cancellationToken);
        if (password is not null)
            Announce(password);
        return true;
    }

    // Straight to the console: logs are collected and kept, a password must not be.
    private void Announce(string password)
    {
        var address = (configuration["urls"] ?? "http://localhost:5000").Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).TrimEnd('/');
        Console.WriteLine($"""

              Sign in at  {address}/Login
              user name   {settings.AdminUsername}
              password    {password}      (shown only this once)

            """);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The site could not be set up: {Reason}")]
    private partial void LogFailed(string reason);
}
