namespace CoproCms.Recipes;

/// <summary>What became of one thing that a recipe names.</summary>
public enum RecipeOutcome
{
    Created,
    Updated,
    Unchanged,
    Restored,
    Removed,

    /// <summary>Passed over; the entry says why.</summary>
    Skipped,
}

public sealed record RecipeReportEntry(string Step, RecipeOutcome Outcome, string Kind, string Name, string? Why);

/// <summary>What a run did, and what it found wrong.</summary>
public sealed class RecipeReport
{
    private readonly List<RecipeReportEntry> _entries = [];
    private readonly List<RecipeFault> _faults = [];

    public IReadOnlyList<RecipeReportEntry> Entries => _entries;

    public IEnumerable<RecipeFault> Errors => _faults.Where(f => !f.IsWarning);

    public IEnumerable<RecipeFault> Warnings => _faults.Where(f => f.IsWarning);

    public int Count(RecipeOutcome outcome) => _entries.Count(e => e.Outcome == outcome);

    public void Add(RecipeReportEntry entry) => _entries.Add(entry);

    public void Add(RecipeFault fault) => _faults.Add(fault);

    /// <exception cref="InvalidRecipeException">There is at least one error.</exception>
    public void ThrowIfAnyError()
    {
        if (Errors.Any())
            throw new InvalidRecipeException([.. Errors]);
    }

    /// <summary><c>12 created, 3 updated, 40 unchanged</c>; what did not happen is left out.</summary>
    public override string ToString()
    {
        var counts = Enum.GetValues<RecipeOutcome>().Where(o => Count(o) > 0).Select(o => $"{Count(o)} {o.ToString().ToLowerInvariant()}");
        return string.Join(", ", counts) is { Length: > 0 } text ? text : "nothing to do";
    }
}
