using Microsoft.Extensions.Configuration;

namespace CoproCms.Mail;

/// <summary>How a connection to the mail server is protected. The names are Orchard Core's.</summary>
internal enum Encryption { Auto, None, SslTls, StartTls }

/// <summary>The mail server, by Orchard Core's keys of <c>OrchardCore:OrchardCore_Email_Smtp</c>.</summary>
internal sealed class MailSettings
{
    public const string Section = "OrchardCore:OrchardCore_Email_Smtp";

    public const string PickupDirectory = "SpecifiedPickupDirectory";

    /// <summary>The sender's address, with a name before it if wanted: <c>Co-production Wales &lt;post@example.org&gt;</c>.</summary>
    public string DefaultSender { get; set; } = "";

    /// <summary><c>Network</c>, or <c>SpecifiedPickupDirectory</c> to write letters into files instead.</summary>
    public string DeliveryMethod { get; set; } = "Network";

    /// <summary>Below the folder <c>Emails</c> of the site's data.</summary>
    public string PickupDirectoryLocation { get; set; } = "";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 25;

    /// <summary>Unless it is set, encrypted as soon as the server offers it.</summary>
    public Encryption EncryptionMethod { get; set; }

    public bool AutoSelectEncryption { get; set; }

    /// <summary>Accepts a certificate that nobody vouches for.</summary>
    public bool IgnoreInvalidSslCertificate { get; set; }

    public bool RequireCredentials { get; set; }

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    public bool UsesFolder => DeliveryMethod.Equals(PickupDirectory, StringComparison.OrdinalIgnoreCase);

    public bool HasCredentials => RequireCredentials || UserName.Length > 0;

    public bool IsSet => DefaultSender.Length > 0 && (UsesFolder || Host.Length > 0);

    /// <exception cref="InvalidOperationException">A setting that does not make sense; the message names it and what would be right.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<MailSettings>() ?? new();
        if (settings.Host.Length > 0 && settings.DefaultSender.Length == 0)
            throw new InvalidOperationException($"{Section}:Host names a mail server but {Section}:DefaultSender names nobody who sends: set it to an e-mail address.");
        if (settings.DefaultSender.Length > 0 && !MimeKit.MailboxAddress.TryParse(settings.DefaultSender, out _))
            throw new InvalidOperationException($"{Section}:DefaultSender is no e-mail address: '{settings.DefaultSender}'. Write post@example.org or Name <post@example.org>.");
        if (settings.Port is < 1 or > 65535)
            throw new InvalidOperationException($"{Section}:Port is {settings.Port}, which is no port: 25, 465 and 587 are usual.");
        return settings;
    }
}
