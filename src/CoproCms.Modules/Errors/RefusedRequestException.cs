using System.Text.Json.Nodes;

namespace CoproCms.Errors;

/// <summary>A request refused with a status that none of Core's errors means: a method, a media type, a size, a precondition.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Stable key for programs: <c>precondition-failed</c>.</param>
/// <param name="message">What is wrong and the way out.</param>
public sealed class RefusedRequestException(int status, string code, string message) : CmsException(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>More members for the Problem Details; each instance is written once.</summary>
    public JsonObject? Extensions { get; init; }
}
