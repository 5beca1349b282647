namespace CoproCms.Data;

/// <summary>
/// The tags of everything that was read in this scope, noted by those who read it, so that a surface that stores its answers cannot forget one.
/// An answer with these tags must go when one of them is announced.
/// </summary>
public sealed class CacheDependencies
{
    private readonly HashSet<string> _tags = [];

    public IReadOnlySet<string> Tags => _tags;

    /// <param name="tag">As <see cref="CacheTags"/> spells it.</param>
    public void Add(string tag) => _tags.Add(tag);
}
