using CoproCms.Hosting;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CoproCms.Mail;

/// <summary>Takes a finished message away.</summary>
internal interface ILetterCarrier
{
    /// <exception cref="Exception">It did not leave; it is tried again.</exception>
    Task CarryAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>Hands messages to the mail server.</summary>
internal sealed class SmtpCarrier(MailSettings settings) : ILetterCarrier
{
    private const int Patience = 30_000;

    public async Task CarryAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var server = new SmtpClient { Timeout = Patience };
        if (settings.IgnoreInvalidSslCertificate)
            server.ServerCertificateValidationCallback = (_, _, _, _) => true;
        await server.ConnectAsync(settings.Host, settings.Port, Security(), cancellationToken);
        if (settings.HasCredentials)
        {
            if (!server.IsSecure && settings.EncryptionMethod != Encryption.None)
                throw new InvalidOperationException($"{settings.Host} offers no encryption, and the password is not sent in clear. Set {MailSettings.Section}:EncryptionMethod to None to do so nevertheless.");
            await server.AuthenticateAsync(settings.UserName, settings.Password, cancellationToken);
        }

        await server.SendAsync(message, cancellationToken);
        await server.DisconnectAsync(quit: true, cancellationToken);
    }

    private SecureSocketOptions Security() => settings.AutoSelectEncryption ? SecureSocketOptions.Auto : settings.EncryptionMethod switch
    {
        Encryption.None => SecureSocketOptions.None,
        Encryption.SslTls => SecureSocketOptions.SslOnConnect,
        Encryption.StartTls => SecureSocketOptions.StartTls,
        _ => settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable,
    };
}

/// <summary>Writes messages into files, for trying things out: <c>DeliveryMethod</c> is <c>SpecifiedPickupDirectory</c>.</summary>
internal sealed class FolderCarrier(MailSettings settings, AppData data, TimeProvider time) : ILetterCarrier
{
    public async Task CarryAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var root = data.Folder("Emails");
        var folder = Path.GetFullPath(settings.PickupDirectoryLocation.TrimStart('/', '\\'), root);
        if (folder != root && !folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidOperationException($"{MailSettings.Section}:PickupDirectoryLocation leads out of the folder Emails of the site's data: name a folder below it.");
        Directory.CreateDirectory(folder);
        await message.WriteToAsync(Path.Combine(folder, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid():N}.eml"), cancellationToken);
    }
}
