using CoproCms.Errors;

namespace CoproCms.Content.Filtering;

/// <summary>The text of a filter or of an order cannot be understood.</summary>
/// <param name="problem">What is wrong and the way out.</param>
/// <param name="position">Where, in characters from 1.</param>
public sealed class FilterException(string problem, int position) : CmsException($"{problem} (at character {position})")
{
    public int Position { get; } = position;

    public string Problem { get; } = problem;
}
