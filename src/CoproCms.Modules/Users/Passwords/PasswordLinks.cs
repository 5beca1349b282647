using System.Text.Json;
using System.Threading.RateLimiting;
using CoproCms.Data;
using CoproCms.Mail;
using CoproCms.Outbox;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Users.Passwords;

/// <summary>
/// Takes requests for a new password. What is asked is only written down, and looked into later by <see cref="PasswordLinkHandler"/>: so neither the
/// answer nor its time tells whether there is such an account.
/// </summary>
internal sealed class PasswordLinks(CmsDbContext db, OutboxWriter outbox, IMailer mailer, LinkRoot root)
{
    public bool CanSend(SiteSettings site, HttpRequest request) => mailer.CanSend && root.Find(site, request) is not null;

    /// <param name="name">User name or e-mail address, as typed.</param>
    /// <param name="culture">The language of the letter.</param>
    /// <param name="site">The site's settings.</param>
    /// <param name="request">The request, for the address of the link.</param>
    /// <param name="cancellationToken">Stops writing it down.</param>
    public async Task AskAsync(string name, string culture, SiteSettings site, HttpRequest request, CancellationToken cancellationToken)
    {
        if (root.Find(site, request) is not { } address)
            throw new InvalidOperationException("The site does not know its own address: set its base address, or AllowedHosts.");
        outbox.Add(PasswordLinkHandler.KindName, JsonSerializer.Serialize(new PasswordLinkRequest(name, culture, address)));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed record PasswordLinkRequest(string Name, string Culture, string Root);

/// <summary>Sends the letter with which someone gets a new password, if there is such a person.</summary>
internal sealed class PasswordLinkHandler(UserManager<User> users, AccountLetters letters, PasswordLetterLimit limit, CmsDbContext db) : OutboxHandler
{
    public const string KindName = "password-link";

    public override string Kind => KindName;

    public override async Task HandleAsync(string payload, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize<PasswordLinkRequest>(payload)!;
        var user = await users.FindByEmailAsync(request.Name) ?? await users.FindByNameAsync(request.Name);
        if (user is not { IsEnabled: true, Email.Length: > 0 } || !limit.Allows(user.Id))
            return;
        letters.PasswordLink(user, request.Culture, request.Root);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Bounds how many letters about passwords one person gets, whoever asks: <c>CoproCms:SignIn:PasswordLettersPerHour</c>, 3 unless set.</summary>
internal sealed class PasswordLetterLimit(IConfiguration configuration) : IDisposable
{
    private const int DefaultLetters = 3;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(user => RateLimitPartition.GetSlidingWindowLimiter(user, _ => new()
    {
        PermitLimit = Math.Max(1, configuration.GetValue("CoproCms:SignIn:PasswordLettersPerHour", DefaultLetters)),
        Window = TimeSpan.FromHours(1),
        SegmentsPerWindow = 6,
    }));

    public bool Allows(string userId)
    {
        using var lease = _limiter.AttemptAcquire(userId);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
