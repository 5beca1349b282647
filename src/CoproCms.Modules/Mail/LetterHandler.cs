using CoproCms.Outbox;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;

namespace CoproCms.Mail;

/// <summary>Sends what stands in the outbox. Nothing of a letter, its address included, is ever written to the log.</summary>
internal sealed partial class LetterHandler(LetterEnvelopes envelopes, LetterWriter writer, ILetterCarrier carrier, TimeProvider time, ILogger<LetterHandler> logger) : OutboxHandler
{
    public const string KindName = "letter";

    // From here on a server's answer is final: RFC 5321, 4.2.1.
    private const int Permanent = 500;

    public override string Kind => KindName;

    public override async Task HandleAsync(string payload, CancellationToken cancellationToken)
    {
        var queued = envelopes.Open(payload);
        if (time.GetUtcNow() >= queued.GoodUntil)
        {
            LogTooLate();
            return;
        }

        try
        {
            using var message = await writer.WriteAsync(queued.Letter, cancellationToken);
            await carrier.CarryAsync(message, cancellationToken);
        }
        catch (SmtpCommandException error) when (error.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)error.StatusCode >= Permanent)
        {
            LogRefused((int)error.StatusCode);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter could not be sent in time and was dropped")]
    private partial void LogTooLate();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server refuses the recipient of a letter for good, with status {Status}; the letter was dropped")]
    private partial void LogRefused(int status);
}
