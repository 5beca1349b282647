namespace CoproCms.Data;

/// <summary>Every kind of <see cref="NamedDocument"/>.</summary>
public static class DocumentKinds
{
    public const string ContentType = "ContentType";
    public const string ContentPart = "ContentPart";
    public const string Settings = "Settings";
    public const string Theme = "Theme";
    public const string Template = "Template";
    public const string AdminTemplate = "AdminTemplate";
    public const string ShortcodeTemplate = "ShortcodeTemplate";
    public const string Placement = "Placement";
    public const string MediaProfile = "MediaProfile";

    /// <summary>What a recipe last put at a media path: tells a file that someone changed since from one that may be renewed.</summary>
    public const string MediaImport = "MediaImport";
    public const string Layer = "Layer";
    public const string Query = "Query";
    public const string AdminMenu = "AdminMenu";
    public const string Feature = "Feature";
    public const string DeploymentPlan = "DeploymentPlan";
    public const string CustomSettings = "CustomSettings";
    public const string RewriteRule = "RewriteRule";
    public const string Sitemap = "Sitemap";
    public const string Setup = "Setup";
    public const string Translation = "Translation";
    public const string Webhook = "Webhook";

    /// <summary>Filters of the content list that users saved, each with its owner.</summary>
    public const string ContentListFilter = "ContentListFilter";

    /// <summary>Protected, and for this site alone: never exported.</summary>
    public const string OpenIdKey = "OpenIdKey";

    /// <summary>One for each process that writes to a file shared by several; its text is no JSON but the mark of its last change.</summary>
    public const string Writer = "Writer";
}
