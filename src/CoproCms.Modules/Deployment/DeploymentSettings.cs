using CoproCms.Recipes;
using CoproCms.Recipes.Reading;

namespace CoproCms.Deployment;

/// <summary>What may be imported and exported: the section <see cref="Section"/>.</summary>
public sealed record DeploymentSettings
{
    public const string Section = "CoproCms:Deployment";

    /// <summary>The most that <see cref="MaxUploadBytes"/> can allow.</summary>
    public const long Ceiling = 2_000_000_000;

    /// <summary>Bytes of a package or recipe that is sent.</summary>
    public long MaxUploadBytes { get; init; } = 500_000_000;

    /// <summary>Bytes of all its files, unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 4_000_000_000;

    /// <summary>Files in it.</summary>
    public int MaxFiles { get; init; } = 20_000;

    /// <summary>Bytes of the recipe in it, or of one by itself; no export makes a larger one.</summary>
    public int MaxRecipeBytes { get; init; } = RecipeReader.MaxBytes;

    internal PackageLimits Limits => new(MaxFiles, MaxUnpackedBytes, MaxRecipeBytes);
}
