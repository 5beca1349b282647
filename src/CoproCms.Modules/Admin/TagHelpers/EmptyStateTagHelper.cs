using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoproCms.Admin.TagHelpers;

/// <summary>Says that there is nothing here, and inside it what to do about that.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Text { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = (await output.GetChildContentAsync()).GetContent();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty-state");
        output.Content.SetHtmlContent($"<p>{WebUtility.HtmlEncode(Text)}</p>{actions}");
    }
}
