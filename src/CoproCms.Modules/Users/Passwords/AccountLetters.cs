using CoproCms.Data;
using CoproCms.Localization;
using CoproCms.Mail;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;

namespace CoproCms.Users.Passwords;

/// <summary>The letters about accounts. Whoever sends one saves it with what it is about.</summary>
internal sealed class AccountLetters(IMailer mailer, AccountTokens tokens, Translations translations, SiteSettingsStore settings, CmsDbContext db)
{
    private static readonly TimeSpan LinkTime = TimeSpan.FromHours(2);
    private static readonly TimeSpan InvitationTime = TimeSpan.FromDays(7);

    public bool CanSend => mailer.CanSend;

    /// <summary>With a link that is good for two hours, and once.</summary>
    public void PasswordLink(User user, string culture, string root)
    {
        var T = new Words(translations, culture);
        mailer.Send(new(user.Email!, culture, T["Choose a new password"],
        [
            T["Hello {0},", user.UserName!],
            T["Someone, most likely you, asked for a new password for your account. The link below leads to where you choose one. It works once, within two hours."],
        ])
        {
            Link = new(T["Choose a new password"], PasswordAddress(root, culture, tokens.Make(AccountTokens.Password, user, LinkTime))),
            Closing = [T["If it was not you, do nothing: your password stays as it is."]],
            GoodFor = LinkTime,
        });
    }

    /// <summary>For someone whom an administrator has given an account, or sends a link.</summary>
    public void Invitation(User user, string culture, string root, string siteName)
    {
        var T = new Words(translations, culture);
        mailer.Send(new(user.Email!, culture, T["Your account at {0}", siteName],
        [
            T["Hello {0},", user.UserName!],
            T["You have an account at {0}. The link below leads to where you choose your password. It works once, within seven days.", siteName],
        ])
        {
            Link = new(T["Choose your password"], PasswordAddress(root, culture, tokens.Make(AccountTokens.Password, user, InvitationTime))),
            Closing = [T["Afterwards you sign in with the user name {0} or with your e-mail address.", user.UserName!]],
            GoodFor = InvitationTime,
        });
    }

    /// <summary>To the new address: only who reads it there can confirm it.</summary>
    public void ConfirmEmail(User user, string address, string culture, string root)
    {
        var T = new Words(translations, culture);
        mailer.Send(new(address, culture, T["Confirm your e-mail address"],
        [
            T["Hello {0},", user.UserName!],
            T["Follow the link below to make this the e-mail address of your account. It works once, within two hours."],
        ])
        {
            Link = new(T["Confirm this address"], new($"{root}/ConfirmEmail?culture={culture}&token={Uri.EscapeDataString(tokens.Make(AccountTokens.Email, user, LinkTime, address))}")),
            Closing = [T["If you did not ask for this, do nothing."]],
            GoodFor = LinkTime,
        });
    }

    public Task PasswordChangedAsync(User user, Words T, CancellationToken cancellationToken) => NoteAsync(user, user.Email, T,
        T["Your password was changed"], T["The password of your account was changed, and every other browser was signed out."], cancellationToken);

    /// <summary>To the old address, whose owner may not have wanted it.</summary>
    public Task EmailChangedAsync(User user, string? old, Words T, CancellationToken cancellationToken) => NoteAsync(user, old, T,
        T["Your e-mail address was changed"], T["Letters about your account go to another address from now on."], cancellationToken);

    public Task TwoFactorChangedAsync(User user, Words T, bool isOn, CancellationToken cancellationToken) => NoteAsync(user, user.Email, T,
        isOn ? T["Two-factor sign-in is on"] : T["Two-factor sign-in is off"],
        isOn ? T["From now on signing in to your account needs a code from your phone."] : T["Signing in to your account needs no code any more."], cancellationToken);

    public Task ConnectedAsync(User user, Words T, string provider, CancellationToken cancellationToken) => NoteAsync(user, user.Email, T,
        T["Another way to sign in"], T["Your account can now be signed in to with {0}.", provider], cancellationToken);

    private async Task NoteAsync(User user, string? to, Words T, string subject, string what, CancellationToken cancellationToken)
    {
        if (!mailer.CanSend || string.IsNullOrEmpty(to))
            return;
        var name = (await settings.GetAsync(cancellationToken)).SiteNameIn(T.Culture);
        mailer.Send(new(to, T.Culture, subject, [T["Hello {0},", user.UserName!], what])
        {
            Closing = [T["If it was not you, choose a new password at once and tell whoever looks after {0}.", name]],
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Uri PasswordAddress(string root, string culture, string token) => new($"{root}/ResetPassword?culture={culture}&token={Uri.EscapeDataString(token)}");
}
