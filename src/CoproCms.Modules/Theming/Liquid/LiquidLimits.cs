namespace CoproCms.Theming.Liquid;

/// <summary>What one rendering may use at most, so that no template can stop the server.</summary>
internal static class LiquidLimits
{
    /// <summary>Statements run, loops counted each time round: a list page of a hundred items takes about ten thousand.</summary>
    public const int Steps = 250_000;

    /// <summary>Templates and loops inside one another.</summary>
    public const int Depth = 60;

    /// <summary>Characters of output, and of any one text that is assigned.</summary>
    public const int Characters = 4 * 1024 * 1024;

    /// <summary>Numbers in a range such as <c>(1..10)</c>.</summary>
    public const int Range = 10_000;
}
