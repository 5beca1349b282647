namespace CoproCms.Users.SignIn;

/// <summary>The words of the sign-in page in one language.</summary>
internal sealed record LoginTexts(
    string Culture, string Title, string UserName, string Password, string RememberMe, string Submit,
    string Refused, string TooMany, string NameMissing, string PasswordMissing, string FormExpired, string ErrorTitle, string OtherCulture)
{
    private static readonly LoginTexts English = new(
        "en", "Sign in", "User name or e-mail address", "Password", "Keep me signed in", "Sign in",
        "The user name and password do not match an account that can sign in.",
        "There were too many attempts from your network. Wait a minute, then try again.",
        "Enter your user name or e-mail address", "Enter your password",
        "The form had been open for too long. Try again.", "There is a problem", "cy");

    private static readonly LoginTexts Welsh = new(
        "cy", "Mewngofnodi", "Enw defnyddiwr neu gyfeiriad e-bost", "Cyfrinair", "Cadw fi wedi mewngofnodi", "Mewngofnodi",
        "Nid yw'r enw defnyddiwr a'r cyfrinair yn cyfateb i gyfrif sy'n gallu mewngofnodi.",
        "Bu gormod o gynigion o'ch rhwydwaith. Arhoswch funud, yna rhowch gynnig arall arni.",
        "Rhowch eich enw defnyddiwr neu eich cyfeiriad e-bost", "Rhowch eich cyfrinair",
        "Roedd y ffurflen wedi bod ar agor yn rhy hir. Rhowch gynnig arall arni.", "Mae problem", "en");

    public static LoginTexts In(string? culture) => culture is not null && culture.StartsWith("cy", StringComparison.OrdinalIgnoreCase) ? Welsh : English;
}
