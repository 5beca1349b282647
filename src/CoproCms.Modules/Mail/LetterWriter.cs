using System.Text;
using System.Text.Encodings.Web;
using CoproCms.Localization;
using CoproCms.Settings;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace CoproCms.Mail;

/// <summary>Makes the message, plain text and HTML, from a letter.</summary>
internal sealed class LetterWriter(MailSettings settings, SiteSettingsStore site, Translations translations, TimeProvider time)
{
    // Programs that show letters ignore style sheets, so that what matters stands at the element.
    private const string Page = "margin:0;padding:24px;background:#f4f5f5;color:#1c1f23;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Arial,sans-serif";
    private const string Sheet = "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;color:#1c1f23;border-radius:8px";
    private const string Button = "display:inline-block;padding:12px 20px;background:#0b5d4e;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600";
    private const string Small = "color:#4a5056;font-size:14px";

    public async Task<MimeMessage> WriteAsync(Letter letter, CancellationToken cancellationToken)
    {
        var all = await site.GetAsync(cancellationToken);
        var name = all.SiteNameIn(letter.Culture);
        var sender = MailboxAddress.Parse(settings.DefaultSender);
        if (string.IsNullOrEmpty(sender.Name))
            sender.Name = name;
        var message = new MimeMessage([sender], [MailboxAddress.Parse(letter.To)], OneLine(letter.Subject), Body(letter, name, all.BaseUrl))
        {
            Date = time.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(sender.Domain),
        };
        // What answers by itself, such as a note of absence, must not answer this.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body?.Headers.Add(HeaderId.ContentLanguage, letter.Culture);
        if (letter.Unsubscribe is { } unsubscribe)
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
        return message;
    }

    private MultipartAlternative Body(Letter letter, string siteName, string address) => new(
        new TextPart(TextFormat.Plain) { Text = Plain(letter, siteName, address) },
        new TextPart(TextFormat.Html) { Text = Html(letter, siteName, address) });

    private static string Plain(Letter letter, string siteName, string address)
    {
        var text = new StringBuilder();
        foreach (var paragraph in letter.Paragraphs)
            text.Append(paragraph).Append("\n\n");
        if (letter.Link is { } link)
            text.Append(link.Text).Append(":\n").Append(link.Address.AbsoluteUri).Append("\n\n");
        foreach (var paragraph in letter.Closing)
            text.Append(paragraph).Append("\n\n");
        // Two hyphens and a space begin a signature, which answers leave out.
        return text.Append("-- \n").Append(siteName).Append('\n').Append(address).ToString().TrimEnd('\n') + "\n";
    }

    private string Html(Letter letter, string siteName, string address)
    {
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="{Encode(letter.Culture)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(letter.Subject)}</title></head>
            <body style="{Page}"><div style="{Sheet}">
            """);
        foreach (var paragraph in letter.Paragraphs)
            html.Append("\n<p>").Append(Encode(paragraph)).Append("</p>");
        if (letter.Link is { } link)
        {
            html.Append($"\n<p style=\"margin:24px 0\"><a href=\"{Encode(link.Address.AbsoluteUri)}\" style=\"{Button}\">{Encode(link.Text)}</a></p>");
            html.Append($"\n<p style=\"{Small};word-break:break-all\">{Encode(translations.Text(letter.Culture, "If the button does nothing, copy this address into your browser:"))} {Encode(link.Address.AbsoluteUri)}</p>");
        }

        foreach (var paragraph in letter.Closing)
            html.Append("\n<p>").Append(Encode(paragraph)).Append("</p>");
        var signature = Encode(siteName) + (address.Length > 0 ? $"<br><a href=\"{Encode(address)}\" style=\"color:#0b5d4e\">{Encode(address)}</a>" : "");
        return html.Append($"\n<p style=\"{Small}\">{signature}</p>\n</div></body></html>\n").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    // A line break in a subject would begin a header of its own.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
