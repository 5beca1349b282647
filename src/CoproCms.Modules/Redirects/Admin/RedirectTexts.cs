using CoproCms.Admin;

namespace CoproCms.Redirects.Admin;

/// <summary>The words for what is wrong with a redirect.</summary>
internal static class RedirectTexts
{
    public static string Of(RedirectFault fault, AdminText text) => fault.Code switch
    {
        "redirect.path.missing" => text["Write the path that visitors come to, such as /old-page."],
        "redirect.path.tooLong" => text["The path is too long."],
        "redirect.path.characters" => text["The path has characters that no address has."],
        "redirect.path.reserved" => text["This path belongs to the system. Choose another."],
        "redirect.path.taken" => text["There is a redirect from this path already. Change that one."],
        "redirect.path.live" => text["The page {0} is at this path, so nobody would be redirected.", fault.Subject],
        "redirect.target.missing" => text["Write where it leads, such as /new-page or https://example.org/page."],
        "redirect.target.tooLong" => text["The address is too long."],
        "redirect.target.characters" => text["The address has spaces or other characters that no address has."],
        "redirect.target.scheme" => text["A redirect leads to a page of this site, or to another site by https."],
        "redirect.loop" => text["This would lead visitors round in a circle."],
        "redirect.chain" => text["{0} is redirected itself. Lead straight to where that one leads.", fault.Subject],
        "redirect.chain.behind" => text["{0} leads here already. Change that one first, so that nobody is redirected twice.", fault.Subject],
        "redirect.import.tooMany" => text["The file has too many lines. Import {0} at a time.", text.Number(RedirectImport.MostLines)],
        _ => fault.Code,
    };
}
