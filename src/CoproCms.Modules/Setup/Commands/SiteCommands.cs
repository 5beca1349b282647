using System.CommandLine;
using CoproCms.Recipes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Setup.Commands;

/// <summary>
/// The command line. Without a command the site is served, and all arguments are settings; after a command, settings are written as
/// <c>--Name=value</c>.
/// </summary>
public static class SiteCommands
{
    private static readonly string[] Help = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>Settings such as <c>--urls</c> begin with a dash and belong to the host.</summary>
    public static bool Understands(string[] args) => args.Length > 0 && (Help.Contains(args[0]) || args[0][0] is not ('-' or '/'));

    /// <param name="args">The command line.</param>
    /// <param name="build">Makes the host that a command works in.</param>
    /// <param name="others">Makers of the commands that features bring.</param>
    /// <returns>The process's exit code.</returns>
    public static Task<int> RunAsync(string[] args, Func<string[], WebApplication> build, params IEnumerable<Func<Func<string[], WebApplication>, Command>> others)
    {
        var root = new RootCommand("Serves the site; with a command, does that instead. Settings: --urls http://localhost:5000, --Name=value.");
        root.Add(Recipe(build));
        foreach (var other in others)
            root.Add(other(build));
        return root.Parse(args).InvokeAsync();
    }

    private static Command Recipe(Func<string[], WebApplication> build)
    {
        var recipe = new Command("recipe", "Checks and runs recipes.");
        recipe.Add(RunCommand("plan", "Tells what a recipe would do, and does nothing.", build, dryRun: true));
        recipe.Add(RunCommand("run", "Runs a recipe: all of it, or nothing if it has a fault.", build, dryRun: false));

        var schema = new Command("schema", "Prints the JSON Schema of recipes, for editors.");
        schema.Does(build, async (app, _, cancellationToken) =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var json = RecipeSchema.Create(scope.ServiceProvider.GetServices<RecipeStep>(), scope.ServiceProvider.GetServices<PassedOverStep>());
            await Console.Out.WriteAsync(json.AsMemory(), cancellationToken);
            return 0;
        });
        recipe.Add(schema);
        return recipe;
    }

    private static Command RunCommand(string name, string description, Func<string[], WebApplication> build, bool dryRun)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A recipe.json file, or a package (.zip) with Recipe.json in it." };
        var lenient = new Option<bool>("--lenient") { Description = "Names that this site does not know are warnings, not errors: for exports of other sites." };
        var command = new Command(name, description) { file, lenient };
        command.Does(build, (app, result, cancellationToken) =>
            ActivatorUtilities.CreateInstance<RecipeCommand>(app.Services)
                .RunAsync(result.GetRequiredValue(file), result.GetValue(lenient), dryRun, cancellationToken));
        return command;
    }
}
