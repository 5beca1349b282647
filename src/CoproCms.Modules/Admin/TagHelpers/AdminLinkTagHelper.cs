using System.Text.Encodings.Web;
using CoproCms.Admin.Http;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Admin.TagHelpers;

/// <summary>Leads <c>~/Admin/…</c> to where the admin has been moved, before Razor resolves the tilde.</summary>
[HtmlTargetElement("a", Attributes = "[href^='~/Admin']")]
[HtmlTargetElement("form", Attributes = "[action^='~/Admin']")]
[HtmlTargetElement("button", Attributes = "[formaction^='~/Admin']")]
[HtmlTargetElement("iframe", Attributes = "[src^='~/Admin']")]
public sealed class AdminLinkTagHelper(IConfiguration configuration) : TagHelper
{
    private static readonly string[] Addresses = ["href", "action", "formaction", "src"];

    // Before UrlResolutionTagHelper.
    public override int Order => -3000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var prefix = AdminAddress.Prefix(configuration);
        if (prefix == AdminAddress.Standard)
            return;
        foreach (var name in Addresses)
        {
            if (output.Attributes.TryGetAttribute(name, out var attribute) && Text(attribute.Value) is ['~', '/', .. var path])
                output.Attributes.SetAttribute(name, new HtmlString("~/" + AdminAddress.Moved(path, prefix)));
        }
    }

    private static string? Text(object? value)
    {
        if (value is not IHtmlContent content)
            return value is string text ? HtmlEncoder.Default.Encode(text) : null;
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
