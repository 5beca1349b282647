namespace CoproCms.Editing;

/// <summary>Settings below <see cref="Section"/>.</summary>
internal sealed class EditingSettings
{
    public const string Section = "CoproCms:Editing";

    /// <summary>Days for which unsaved work is kept after its last change.</summary>
    public int KeepDays { get; set; } = 30;

    /// <summary>Items of which one person's unsaved work is kept.</summary>
    public int MaximumCopies { get; set; } = 200;
}
