using System.Text.Json;
using CoproCms.Outbox;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Mail;

internal sealed partial class Mailer(OutboxWriter outbox, MailSettings settings, LetterEnvelopes envelopes, TimeProvider time, ILogger<Mailer> logger) : IMailer
{
    public bool CanSend => settings.IsSet;

    public bool Send(Letter letter)
    {
        if (!CanSend)
        {
            LogNoServer(MailSettings.Section);
            return false;
        }

        outbox.Add(LetterHandler.KindName, envelopes.Seal(new(letter, time.GetUtcNow() + letter.GoodFor)));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter was not sent, since the site has no mail server: set {Section}:Host and DefaultSender")]
    private partial void LogNoServer(string section);
}

/// <param name="Letter">What to send.</param>
/// <param name="GoodUntil">From then on it is not worth sending.</param>
internal sealed record QueuedLetter(Letter Letter, DateTimeOffset GoodUntil);

/// <summary>Letters carry links that open accounts, so they lie in the database only in sealed form.</summary>
internal sealed class LetterEnvelopes(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CoproCms.Mail.Letters");

    public string Seal(QueuedLetter letter) => _protector.Protect(JsonSerializer.Serialize(letter));

    public QueuedLetter Open(string payload) => JsonSerializer.Deserialize<QueuedLetter>(_protector.Unprotect(payload))!;
}
