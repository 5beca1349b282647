using System.Text.Json.Nodes;
using CoproCms.Auditing;
using CoproCms.Media.Details;

namespace CoproCms.Media.Library;

/// <summary>What the audit trail is told of media. The bytes themselves are not kept in it.</summary>
internal static class MediaAudit
{
    public const string Replaced = "replaced";
    public const string Moved = "moved";
    public const string FolderCreated = "folder created";
    public const string FolderMoved = "folder moved";
    public const string FolderRemoved = "folder removed";

    public static AuditEvent Of(string action, string path) => new(AuditCategories.Media, action, path) { Name = path };

    public static AuditEvent Move(string action, string from, string to) =>
        Of(action, to) with { Before = new() { ["Path"] = from }, After = new() { ["Path"] = to } };

    public static JsonObject? Read(MediaDetail? detail) => detail is null ? null : new()
    {
        ["Texts"] = JsonNode.Parse(detail.Texts),
        ["Anchor"] = detail.Framing.Anchor is { } anchor ? $"{anchor.X},{anchor.Y}" : null,
        ["Crop"] = detail.Framing.Crop?.ToString(),
    };
}
