using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CoproCms.Users.External;

/// <summary>Where someone is about to go, and what for. It carries the wish from the form, which is guarded, to the address that leads away.</summary>
/// <param name="Provider">Whom to.</param>
/// <param name="ReturnUrl">Where to afterwards.</param>
/// <param name="ConnectUserId">Whose account is to be connected with what they come back with; null to sign in.</param>
/// <param name="Culture">The language of the pages.</param>
internal sealed record ExternalTicket(string Provider, string? ReturnUrl, string? ConnectUserId, string Culture);

internal sealed class ExternalTickets(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("CoproCms.Users.ExternalTickets");

    public string Write(ExternalTicket ticket) => _protector.Protect(JsonSerializer.Serialize(new Sealed(ticket, (time.GetUtcNow() + GoodFor).UtcTicks)));

    public ExternalTicket? Read(string? text)
    {
        try
        {
            return JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(text ?? "")) is { } found && found.ExpiresTicks > time.GetUtcNow().UtcTicks ? found.Ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed(ExternalTicket Ticket, long ExpiresTicks);
}
