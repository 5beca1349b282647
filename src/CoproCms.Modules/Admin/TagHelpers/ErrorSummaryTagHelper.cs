using System.Net;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoproCms.Admin.TagHelpers;

/// <summary>All faults of a form at its top, each a link to its control. Nothing when there are none.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(AdminText text) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ViewData.ModelState.Where(s => s.Value is { Errors.Count: > 0 }).SelectMany(s => s.Value!.Errors.Select(e => (s.Key, e.ErrorMessage))).ToList();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "alert alert-danger error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-error-summary", "");
        output.Content.AppendHtml($"<h2>{WebUtility.HtmlEncode(text["There is a problem"])}</h2><ul>");
        foreach (var (name, message) in faults)
        {
            var words = WebUtility.HtmlEncode(message);
            output.Content.AppendHtml(name.Length > 0 ? $"<li><a href=\"#{Ids.Of(name)}\">{words}</a></li>" : $"<li>{words}</li>");
        }

        output.Content.AppendHtml("</ul>");
    }
}
