namespace CoproCms.Queries.Sql;

/// <summary>A query as the database gets it.</summary>
/// <param name="Text">One statement that can read nothing but the views.</param>
/// <param name="Parameters">Values by their numbers, from 1: long, double, string, or null.</param>
public sealed record SqlText(string Text, IReadOnlyList<object?> Parameters)
{
    /// <summary>The result changes as time goes by.</summary>
    public bool DependsOnTime { get; init; }
}
