namespace CoproCms.Errors;

/// <summary>A refused action. Every surface maps the kinds below to its own answer in one place; any other exception is a bug.</summary>
public abstract class CmsException(string message) : Exception(message);

/// <summary>What was asked for does not exist, or may not be seen by the one who asks (404).</summary>
public sealed class NotFoundException(string what) : CmsException(what);

/// <summary>The actor is not allowed to do this (401 when anonymous, 403 when known).</summary>
public sealed class ForbiddenException(string permission, string what) : CmsException($"The permission {permission} is needed {what}.")
{
    public string Permission { get; } = permission;
}

/// <summary>The content was changed by someone else since it was read (409).</summary>
/// <param name="contentItemId">The item.</param>
/// <param name="baseVersion">The version that the change started from; null when the other change came while this one was being written.</param>
/// <param name="currentVersion">The latest version, null when the item is gone.</param>
public sealed class ConflictException(string contentItemId, string? baseVersion, string? currentVersion)
    : CmsException($"The content item {contentItemId} was changed since {(baseVersion is null ? "it" : "version " + baseVersion)} was read; read it again and repeat your change.")
{
    public string ContentItemId { get; } = contentItemId;
    public string? BaseVersion { get; } = baseVersion;
    public string? CurrentVersion { get; } = currentVersion;
}

/// <summary>Input that breaks a rule (400 or 422); <see cref="Errors"/> says where and which.</summary>
public sealed class InvalidContentException(ValidationErrors errors) : CmsException(errors.ToString())
{
    public ValidationErrors Errors { get; } = errors;

    /// <summary>The refusal for one broken rule.</summary>
    public static InvalidContentException Of(string path, string code, string message)
    {
        var errors = new ValidationErrors();
        errors.Add(path, code, message);
        return new(errors);
    }
}

/// <summary>A text that is no cursor of the list it is used with (400).</summary>
/// <param name="argument">What the client calls it.</param>
public sealed class InvalidCursorException(string argument)
    : CmsException($"'{argument}' is no cursor of this list in this order. Use one that a page of the same orderBy gave, or leave it out to begin anew.")
{
    public string Argument { get; } = argument;
}
