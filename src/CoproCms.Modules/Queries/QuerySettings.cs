namespace CoproCms.Queries;

/// <summary>What a run of a query may use: the section <see cref="Section"/>.</summary>
public sealed record QuerySettings
{
    public const string Section = "CoproCms:Queries";

    /// <summary>Seconds that the database may take.</summary>
    public double TimeLimit { get; init; } = 5;

    /// <summary>Rows of a result; what is beyond them is left out.</summary>
    public int MaxRows { get; init; } = 1000;

    /// <summary>Characters of a result.</summary>
    public int MaxCharacters { get; init; } = 4_000_000;

    /// <summary>Queries that run at the same time; others wait for their turn.</summary>
    public int MaxAtOnce { get; init; } = 4;

    /// <summary>On PostgreSQL, a role that may read the views and nothing else, for a second lock behind the first. The site's user must be a member of it.</summary>
    public string? Role { get; init; }
}
