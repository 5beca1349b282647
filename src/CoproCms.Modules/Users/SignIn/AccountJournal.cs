using System.Text.Json.Nodes;
using CoproCms.Auditing;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Users.SignIn;

/// <summary>Tells the audit trail who came, who went and who was refused. What changes in an account's row is told by <see cref="UserAudit"/>.</summary>
internal sealed class AccountJournal(Audit audit, IHttpContextAccessor http)
{
    // Whoever tried a name that nobody has is not written down, nor what they typed.
    private const string Nobody = "unknown";

    public Task SignedInAsync(User user, CancellationToken cancellationToken) => SaveAsync(AuditActions.SignedIn, user, null, cancellationToken);

    public Task SignedOutAsync(User user, CancellationToken cancellationToken) => SaveAsync(AuditActions.SignedOut, user, null, cancellationToken);

    public Task FailedAsync(User? user, CancellationToken cancellationToken) => SaveAsync(AuditActions.SignInFailed, user, null, cancellationToken);

    public Task ConnectedAsync(User user, string provider, CancellationToken cancellationToken) => SaveAsync("connected", user, provider, cancellationToken);

    public Task DisconnectedAsync(User user, string provider, CancellationToken cancellationToken) => SaveAsync("disconnected", user, provider, cancellationToken);

    private Task SaveAsync(string action, User? user, string? provider, CancellationToken cancellationToken) => audit.SaveAsync(
        new(AuditCategories.SignIn, action, user?.Id ?? Nobody)
        {
            Name = user?.UserName,
            After = provider is null ? null : new JsonObject { ["Provider"] = provider },
            ClientAddress = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            Actor = user is null || action == AuditActions.SignInFailed ? null : new Actor(user.Id, user.UserName, [], []),
        },
        cancellationToken);
}
