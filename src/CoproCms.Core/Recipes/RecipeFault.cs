using System.Collections.Immutable;
using CoproCms.Errors;

namespace CoproCms.Recipes;

/// <summary>Something wrong in a recipe: where, in which step, which rule, and the way out.</summary>
/// <param name="File">The recipe's file name.</param>
/// <param name="Pointer">JSON pointer without the leading slash: <c>steps/3/Roles/0/Name</c>; empty for the file.</param>
/// <param name="Step">Name of the step, null outside of one.</param>
/// <param name="Rule">Stable key, such as <c>part.unknown</c>.</param>
/// <param name="Message">For people.</param>
public sealed record RecipeFault(string File, string Pointer, string? Step, string Rule, string Message)
{
    public bool IsWarning { get; init; }

    /// <summary>From 1, for faults in the JSON itself.</summary>
    public int? Line { get; init; }

    /// <summary>From 1, in characters.</summary>
    public int? Column { get; init; }

    public override string ToString()
    {
        var place = Line is null ? "" : $" (line {Line}, column {Column})";
        return $"{File}{(Pointer.Length == 0 ? "" : " " + Pointer)}{place}: {Message} [{(Step is null ? "" : Step + ", ")}{Rule}]";
    }
}

/// <summary>A recipe that cannot be run. Nothing of it has been done.</summary>
public sealed class InvalidRecipeException(ImmutableArray<RecipeFault> faults) : CmsException(string.Join(Environment.NewLine, faults))
{
    public ImmutableArray<RecipeFault> Faults { get; } = faults;
}
