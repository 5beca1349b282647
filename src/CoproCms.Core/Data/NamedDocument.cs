namespace CoproCms.Data;

/// <summary>A small JSON document that belongs to the site, not to content: a definition, the settings, a template, a layer, a query.</summary>
public sealed class NamedDocument
{
    /// <summary>What it is, one of <see cref="DocumentKinds"/>.</summary>
    public required string Kind { get; set; }

    public required string Name { get; set; }

    public required string Json { get; set; }

    /// <summary>Place among its kind.</summary>
    public int Position { get; set; }
}
