using OpenIddict.Abstractions;

namespace CoproCms.OpenId.Consent;

/// <summary>The words of the pages where users decide about applications, in one language. <c>{0}</c> is a name.</summary>
internal sealed record ConsentTexts(string Culture, string OtherCulture)
{
    public required string Title { get; init; }
    public required string SignedInAs { get; init; }
    public required string OtherUser { get; init; }
    public required string Abilities { get; init; }
    public required string Everything { get; init; }
    public required string KnowUser { get; init; }
    public required string SeeName { get; init; }
    public required string SeeEmail { get; init; }
    public required string SeePhone { get; init; }
    public required string SeeRoles { get; init; }
    public required string StayConnected { get; init; }
    public required string GoBack { get; init; }
    public required string Allow { get; init; }
    public required string Deny { get; init; }
    public required string FormExpired { get; init; }
    public required string ErrorTitle { get; init; }
    public required string ErrorText { get; init; }
    public required string LogoutTitle { get; init; }
    public required string LogoutText { get; init; }
    public required string Logout { get; init; }
    public required string Stay { get; init; }
    public required string ContinueTitle { get; init; }
    public required string ContinueText { get; init; }
    public required string Continue { get; init; }

    private static readonly ConsentTexts English = new("en", "cy")
    {
        Title = "Allow {0} to act for you?",
        SignedInAs = "You are signed in as {0}.",
        OtherUser = "Sign in as someone else",
        Abilities = "It will be able to:",
        Everything = "do everything that you may do on this site",
        KnowUser = "know which user you are",
        SeeName = "see your name",
        SeeEmail = "see your e-mail address",
        SeePhone = "see your telephone number",
        SeeRoles = "see your roles on this site",
        StayConnected = "keep this access while you are away",
        GoBack = "Afterwards you go back to {0}.",
        Allow = "Allow",
        Deny = "Do not allow",
        FormExpired = "The form had been open for too long. Try again.",
        ErrorTitle = "This request cannot be answered",
        ErrorText = "The application that sent you here made a mistake. This is what its owner needs to know:",
        LogoutTitle = "Sign out?",
        LogoutText = "An application asks to sign you out of this site.",
        Logout = "Sign out",
        Stay = "Stay signed in",
        ContinueTitle = "You are signed in",
        ContinueText = "You will be taken on in a moment.",
        Continue = "Continue",
    };

    private static readonly ConsentTexts Welsh = new("cy", "en")
    {
        Title = "Caniatáu i {0} weithredu ar eich rhan?",
        SignedInAs = "Rydych wedi mewngofnodi fel {0}.",
        OtherUser = "Mewngofnodi fel rhywun arall",
        Abilities = "Bydd yn gallu:",
        Everything = "gwneud popeth y cewch chi ei wneud ar y safle hwn",
        KnowUser = "gwybod pa ddefnyddiwr ydych chi",
        SeeName = "gweld eich enw",
        SeeEmail = "gweld eich cyfeiriad e-bost",
        SeePhone = "gweld eich rhif ffôn",
        SeeRoles = "gweld eich rolau ar y safle hwn",
        StayConnected = "cadw'r mynediad hwn tra byddwch i ffwrdd",
        GoBack = "Wedyn byddwch yn mynd yn ôl i {0}.",
        Allow = "Caniatáu",
        Deny = "Peidio â chaniatáu",
        FormExpired = "Roedd y ffurflen wedi bod ar agor yn rhy hir. Rhowch gynnig arall arni.",
        ErrorTitle = "Ni ellir ateb y cais hwn",
        ErrorText = "Gwnaeth yr ap a'ch anfonodd yma gamgymeriad. Dyma'r hyn y mae angen i'w berchennog ei wybod:",
        LogoutTitle = "Allgofnodi?",
        LogoutText = "Mae ap yn gofyn am eich allgofnodi o'r safle hwn.",
        Logout = "Allgofnodi",
        Stay = "Aros wedi mewngofnodi",
        ContinueTitle = "Rydych wedi mewngofnodi",
        ContinueText = "Byddwch yn mynd ymlaen mewn eiliad.",
        Continue = "Ymlaen",
    };

    public static ConsentTexts In(string culture) => culture == Welsh.Culture ? Welsh : English;

    /// <summary>What granting one of the standard scopes means; null for another scope.</summary>
    public string? Describe(string scope) => scope switch
    {
        OpenIddictConstants.Scopes.OpenId => KnowUser,
        OpenIddictConstants.Scopes.Profile => SeeName,
        OpenIddictConstants.Scopes.Email => SeeEmail,
        OpenIddictConstants.Scopes.Phone => SeePhone,
        OpenIddictConstants.Scopes.Roles => SeeRoles,
        OpenIddictConstants.Scopes.OfflineAccess => StayConnected,
        _ => null,
    };
}
