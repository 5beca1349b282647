using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoproCms.Admin.TagHelpers;

/// <summary>
/// A label, its control, a hint and the fault found with it. The control stands inside; it gets the id that the label points to
/// (unless it has one), and is told by <c>aria-describedby</c> and <c>aria-invalid</c> what stands beside it.
/// </summary>
[HtmlTargetElement("form-row")]
public sealed partial class FormRowTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name of the control, by which its fault is found.</summary>
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public bool Required { get; set; }

    /// <summary>For several controls under one name: a fieldset with a legend instead of a label.</summary>
    public bool Group { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var control = (await output.GetChildContentAsync()).GetContent();
        var id = Ids.Of(Name);
        var fault = ViewContext.ViewData.ModelState.TryGetValue(Name, out var state) ? string.Join(" ", state.Errors.Select(e => e.ErrorMessage)) : "";
        var described = string.Join(' ', new[] { string.IsNullOrEmpty(Hint) ? null : id + "-hint", fault.Length > 0 ? id + "-fault" : null }.OfType<string>());

        output.TagName = Group ? "fieldset" : "div";
        var classes = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", $"form-row{(fault.Length > 0 ? " has-fault" : "")}{(classes is null ? "" : " " + classes)}");
        if (Group)
        {
            output.Attributes.SetAttribute("id", id);
            output.Attributes.SetAttribute("tabindex", "-1");
            if (described.Length > 0)
                output.Attributes.SetAttribute("aria-describedby", described);
        }

        var mark = Required ? " <span class=\"required\" aria-hidden=\"true\">*</span>" : "";
        output.Content.AppendHtml(Group ? $"<legend class=\"form-label\">{Encode(Label)}{mark}</legend>" : $"<label class=\"form-label\" for=\"{id}\">{Encode(Label)}{mark}</label>");
        if (!string.IsNullOrEmpty(Hint))
            output.Content.AppendHtml($"<div class=\"form-text\" id=\"{id}-hint\">{Encode(Hint)}</div>");
        output.Content.AppendHtml($"<div class=\"form-fault\" id=\"{id}-fault\">{Encode(fault)}</div>");
        output.Content.AppendHtml(Group ? control : FirstControl().Replace(control, match => Describe(match, id, described, fault.Length > 0), 1));
    }

    private static string Describe(Match control, string id, string described, bool invalid)
    {
        var tag = control.Value;
        if (!tag.Contains(" id=", StringComparison.Ordinal))
            tag += $" id=\"{id}\"";
        if (described.Length > 0)
            tag += $" aria-describedby=\"{described}\"";
        return invalid ? tag + " aria-invalid=\"true\"" : tag;
    }

    private static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? "";

    [GeneratedRegex("<(input(?![^>]*type=\"hidden\")|select|textarea)\\b[^>]*?(?=\\s*/?>)", RegexOptions.None, 1000)]
    private static partial Regex FirstControl();
}

/// <summary>The id of the control of a name: <c>EventPart.Start.Value</c> is <c>EventPart_Start_Value</c>.</summary>
public static partial class Ids
{
    public static string Of(string name) => Other().Replace(name, "_");

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex Other();
}
