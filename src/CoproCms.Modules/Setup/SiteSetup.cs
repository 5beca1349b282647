using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Recipes;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.Extensions.Logging;

namespace CoproCms.Setup;

/// <summary>Makes a site out of an empty database: settings, administrator and recipe, in one transaction.</summary>
internal sealed partial class SiteSetup(
    AutoSetupSettings settings, RecipeCatalog catalog, RecipeRunner runner, CmsDbContext db, SiteIdentity identity, SiteSettingsStore site,
    IAdministratorSetup administrators, CurrentActor actor, ILogger<SiteSetup> logger)
{
    /// <returns>The administrator's password if one was made, else null.</returns>
    /// <exception cref="SetupFailedException">It was not done; the database is as it was.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var recipe = await FindRecipeAsync(cancellationToken);
            LogBegins(settings.SiteName, recipe.FileName);
            actor.Value = Actor.System;
            var made = settings.AdminPassword is null ? administrators.GeneratePassword() : null;
            var report = await db.InTransactionAsync(() => SetUpAsync(recipe, settings.AdminPassword ?? made!, cancellationToken), cancellationToken);
            foreach (var warning in report.Warnings)
                LogWarning(warning);
            LogDone(settings.SiteName, report);
            return made;
        }
        catch (CmsException error)
        {
            throw new SetupFailedException(error.Message, error);
        }
    }

    private async Task<RecipeReport> SetUpAsync(RecipeDocument recipe, string password, CancellationToken cancellationToken)
    {
        var adminId = ContentId.New();
        var parameters = settings.Parameters(adminId);
        await identity.RememberAsync(recipe.Name, parameters, cancellationToken);
        await site.MergeAsync(new() { ["SiteName"] = settings.SiteName, ["TimeZoneId"] = settings.SiteTimeZone, ["SuperUser"] = adminId }, cancellationToken);
        await administrators.CreateAsync(new(adminId, settings.AdminUsername, settings.AdminEmail, password), cancellationToken);
        var options = new RecipeOptions { MayReadSettings = true, Parameters = parameters, Progress = new Steps(this) };
        return await runner.RunAsync(recipe, options, cancellationToken);
    }

    private async Task<RecipeDocument> FindRecipeAsync(CancellationToken cancellationToken)
    {
        var name = settings.RecipeName;
        var known = await catalog.ListAsync(cancellationToken);
        return known.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new SetupFailedException(
            $"there is no recipe named '{name}' in the folder recipes{NearestName.Hint(name, known.Select(r => r.Name))} There are: {string.Join(", ", known.Select(r => r.Name))}");
    }

    private sealed class Steps(SiteSetup setup) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => setup.LogStep(value.ToString());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Setting up {SiteName} from {Recipe}")]
    private partial void LogBegins(string siteName, string recipe);

    [LoggerMessage(Level = LogLevel.Information, Message = "Set-up: {Step}")]
    private partial void LogStep(string step);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Set-up: {Warning}")]
    private partial void LogWarning(RecipeFault warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "{SiteName} is set up: {Report}")]
    private partial void LogDone(string siteName, RecipeReport report);
}
