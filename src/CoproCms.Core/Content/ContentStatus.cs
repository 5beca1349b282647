namespace CoproCms.Content;

/// <summary>Which versions a reader wants, named as Orchard Core's GraphQL enumeration.</summary>
public enum ContentStatus
{
    /// <summary>The live version.</summary>
    Published,

    /// <summary>The latest version, where it is not the live one.</summary>
    Draft,

    /// <summary>The newest version, live or not.</summary>
    Latest,

    /// <summary>Latest and published versions both.</summary>
    All,
}
