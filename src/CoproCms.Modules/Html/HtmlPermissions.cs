using CoproCms.Security;

namespace CoproCms.Html;

public static class HtmlPermissions
{
    /// <summary>Where a field's or part's <c>SanitizeHtml</c> is off: store HTML as written, and have Liquid in it run. As good as owning the site.</summary>
    public static readonly Permission WriteUnsanitised = new("WriteUnsanitisedHtml", "Write HTML that is not sanitised, and Liquid in it");
}
