namespace CoproCms.Media.Images;

/// <summary>An image that cannot be had; <see cref="Status"/> is the HTTP status that says so.</summary>
internal sealed class ImageRefusedException(int status, string message) : Errors.CmsException(message)
{
    private const int LongestEcho = 40;

    public int Status { get; } = status;

    public static ImageRefusedException BadParameter(string name, string value, string expected) =>
        new(400, $"The parameter {name} is '{(value.Length > LongestEcho ? value[..LongestEcho] + "…" : value)}'; it has to be {expected}.");

    public static ImageRefusedException Unreadable(string path) =>
        new(422, $"The image '{path}' cannot be read; it is damaged or not what its name says.");
}
