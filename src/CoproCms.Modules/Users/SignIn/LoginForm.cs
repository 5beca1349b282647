namespace CoproCms.Users.SignIn;

/// <summary>What the sign-in form sends; the names are Orchard Core's.</summary>
internal sealed class LoginForm
{
    public string? UserName { get; set; }
    public string? Password { get; set; }
    public bool RememberMe { get; set; }
}
