namespace CoproCms.Content.Filtering;

/// <summary>Knows which terms stand below which. Implemented by what has taxonomies.</summary>
public interface ITermTree
{
    /// <summary>Ids of the terms and of all below them.</summary>
    ValueTask<IReadOnlyList<string>> WithDescendantsAsync(IReadOnlyCollection<string> termIds, CancellationToken cancellationToken);
}
