using Microsoft.Net.Http.Headers;

namespace CoproCms.Media.Files;

/// <summary>A file in the media folder, as it was when it was looked at.</summary>
/// <param name="Path">Below the media folder, with forward slashes.</param>
/// <param name="PhysicalPath">On disk.</param>
/// <param name="Type">Its kind, by extension.</param>
/// <param name="Length">Bytes.</param>
/// <param name="LastModified">When its content last changed.</param>
/// <param name="Version">Follows from the content: the same bytes have the same version on every node.</param>
internal sealed record MediaFile(string Path, string PhysicalPath, MediaType Type, long Length, DateTimeOffset LastModified, string Version)
{
    /// <summary>Where it stands now, below the media folder; not <see cref="Path"/> when that is an address from before it was moved.</summary>
    public string Place { get; init; } = Path;

    public EntityTagHeaderValue EntityTag => new($"\"{Version}\"");
}
