using CoproCms.Taxonomies.Terms;

namespace CoproCms.Taxonomies.Admin;

/// <summary>The terms below one, or at the top.</summary>
internal sealed record TermBranch(EditedTaxonomy Edited, string? ParentId)
{
    public IReadOnlyList<Term> Terms { get; } = [.. Edited.Below(ParentId)];
}
