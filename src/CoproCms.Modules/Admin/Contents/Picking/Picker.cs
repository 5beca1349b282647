namespace CoproCms.Admin.Contents;

/// <summary>What a picker picks.</summary>
public enum PickKind
{
    /// <summary>Content items by their ids.</summary>
    Items,

    /// <summary>Content in every language by its localization set.</summary>
    Sets,

    /// <summary>Users by their ids.</summary>
    Users,

    /// <summary>Content by the address that a link to it bears. It is only found, not kept.</summary>
    Links,
}

/// <summary>Model of the control by which ids are picked.</summary>
/// <param name="Scope">What the page has in common; for users there is nothing of it to know.</param>
/// <param name="Kind">What is picked.</param>
/// <param name="Name">Name of the control.</param>
/// <param name="Values">The ids that are picked.</param>
internal sealed record Picker(EditorScope? Scope, PickKind Kind, string Name, IReadOnlyList<string> Values)
{
    public required string Label { get; init; }

    public string? Hint { get; init; }

    public bool Required { get; init; }

    public bool Multiple { get; init; }

    /// <summary>The content types to pick from, or for users the roles; all when empty.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Where is searched.</summary>
    public string SearchAddress => $"~/Admin/Contents/Pick?kind={Kind}&types={Uri.EscapeDataString(string.Join(',', Types))}";
}

/// <summary>Something to pick.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">By what a person knows it.</param>
/// <param name="Detail">What tells it from others of the name.</param>
/// <param name="Address">Where it is edited, null where it is not.</param>
internal sealed record PickOption(string Value, string Text, string Detail, string? Address = null);
