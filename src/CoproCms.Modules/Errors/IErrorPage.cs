using Microsoft.AspNetCore.Http;

namespace CoproCms.Errors;

/// <summary>Shows people what went wrong. Surfaces implement it: the first that is for the request writes the page, and without any an error has its status and no page.</summary>
public interface IErrorPage
{
    /// <summary>Whether this is the page for the request.</summary>
    /// <param name="context">The request that failed.</param>
    /// <param name="status">HTTP status, from 400 on.</param>
    bool IsFor(HttpContext context, int status) => true;

    /// <summary>Writes the page for a status from 400 on; the status is set already and nothing has been sent.</summary>
    /// <param name="context">The request that failed.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="errorId">What to quote to whoever reads the log; null unless the fault is ours.</param>
    Task WriteAsync(HttpContext context, int status, string? errorId);
}
