using CoproCms.Users.External;
using CoproCms.Users.Pages;
using CoproCms.Users.Passwords;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.SignIn;

internal sealed class LoginModel(Credentials credentials, SignInFlow flow, PasswordLinks links, ExternalProviders providers) : AccountPage
{
    [BindProperty]
    public LoginForm LoginForm { get; set; } = new();

    public override string Title => T["Sign in"];

    public bool CanSendLinks => links.CanSend(Site, Request);

    public IReadOnlyList<ExternalProvider> Providers => providers.All;

    /// <summary>What another page has to say about why the visitor is here.</summary>
    public string? Note => Request.Query["note"].FirstOrDefault() switch
    {
        "password" => T["Your password is set. Sign in with it."],
        "external" => T["That sign-in did not succeed. Try again, or sign in with your password."],
        "unknown" => T["No account here is connected with that one. Sign in with your password first; then you can connect the two under “Your account”."],
        _ => null,
    };

    public IActionResult OnGet() => Actor.IsAuthenticated ? Back() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(LoginForm.UserName))
            Problems.Add(("LoginForm_UserName", T["Enter your user name or e-mail address"]));
        if (string.IsNullOrEmpty(LoginForm.Password))
            Problems.Add(("LoginForm_Password", T["Enter your password"]));
        if (Problems.Count > 0)
            return Refuse();
        if (!MayTry())
            return TooMany();
        if (await credentials.CheckAsync(LoginForm.UserName!.Trim(), LoginForm.Password!, Aborted) is not { } user)
            return Refuse("LoginForm_UserName", T["The user name and password do not match an account that can sign in."]);
        return Follow(await flow.BeginAsync(HttpContext, user, LoginForm.RememberMe));
    }
}
