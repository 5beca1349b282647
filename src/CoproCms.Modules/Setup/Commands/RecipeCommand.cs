using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Setup.Commands;

/// <summary><c>recipe plan</c> and <c>recipe run</c>: results on the standard output, progress and faults on the other.</summary>
internal sealed class RecipeCommand(IServiceScopeFactory scopes, SiteStartup startup, PackageLimits limits)
{
    public async Task<int> RunAsync(FileInfo file, bool lenient, bool dryRun, CancellationToken cancellationToken)
    {
        try
        {
            using var package = await RecipePackage.OpenAsync(file.FullName, limits, cancellationToken);
            await using var turn = await startup.LockAsync(cancellationToken);
            await startup.MigrateAsync(cancellationToken);
            Print(await RunAsync(package.Recipe, lenient, dryRun, cancellationToken), dryRun);
            if (!dryRun)
                await startup.DrainOutboxAsync(cancellationToken);
            return 0;
        }
        catch (InvalidRecipeException error)
        {
            foreach (var fault in error.Faults)
                Console.Error.WriteLine(fault);
            Console.Error.WriteLine($"{error.Faults.Length} faults; nothing was done.");
        }
        catch (SetupFailedException error)
        {
            Console.Error.WriteLine(error.Message);
        }

        return 1;
    }

    private async Task<RecipeReport> RunAsync(RecipeDocument recipe, bool lenient, bool dryRun, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var identity = scope.ServiceProvider.GetRequiredService<SiteIdentity>();
        if (!dryRun && !await identity.IsSetUpAsync(cancellationToken))
            throw new SetupFailedException("The site is not set up yet. Start it once without a command, and it sets itself up from its settings.");
        var options = new RecipeOptions
        {
            Lenient = lenient,
            MayReadSettings = true,
            DryRun = dryRun,
            Parameters = await identity.ParametersAsync(cancellationToken),
            Progress = new Steps(),
        };
        return await scope.ServiceProvider.GetRequiredService<RecipeRunner>().RunAsync(recipe, options, cancellationToken);
    }

    private static void Print(RecipeReport report, bool dryRun)
    {
        foreach (var warning in report.Warnings)
            Console.Error.WriteLine($"warning: {warning}");
        foreach (var entry in report.Entries.Where(e => e.Outcome != RecipeOutcome.Unchanged))
            Console.WriteLine($"{entry.Outcome.ToString().ToLowerInvariant(),-9} {entry.Kind} {entry.Name}{(entry.Why is null ? "" : ": " + entry.Why)}");
        Console.WriteLine($"{(dryRun ? "Would be: " : "")}{report}");
    }

    private sealed class Steps : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => Console.Error.WriteLine($"  {value} …");
    }
}
