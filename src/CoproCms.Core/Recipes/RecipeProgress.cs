namespace CoproCms.Recipes;

/// <summary>How far a run is.</summary>
/// <param name="Step">Name of the step that it is at.</param>
/// <param name="Number">Its place among the recipe's steps, from 1.</param>
/// <param name="Steps">How many steps there are.</param>
public sealed record RecipeProgress(string Step, int Number, int Steps)
{
    /// <summary>How many of the step's things are done, where it counts them.</summary>
    public int Done { get; init; }

    /// <summary>How many things the step has, 0 where it does not count them.</summary>
    public int Things { get; init; }

    /// <summary>For a console and a log: <c>content: 50 of 120</c>.</summary>
    public override string ToString() => Things == 0 ? Step : $"{Step}: {Done} of {Things}";
}
