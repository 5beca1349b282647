using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>The form of a new item with its text, watched: whatever the browser's console complains of is a fault.</summary>
internal sealed class RichTextPage(IPage page)
{
    /// <summary>What browsers ask for on their own account, and the library that a test keeps shut.</summary>
    private static readonly string[] Expected = ["/favicon.ico", "/Admin/Media?"];

    private readonly List<string> _faults = [];

    public IPage Page => page;

    public ILocator Text => page.Locator(".rich-text-body").First;

    /// <summary>The browser complained of nothing: no style or script was refused, and nothing was missing.</summary>
    public void AssertNoFaults() => Assert.True(_faults.Count == 0, string.Join('\n', _faults));

    public static async Task<RichTextPage> OpenAsync(AdminSite site, string name, Screen screen, string type = "Post", string culture = "en")
    {
        var opened = new RichTextPage(await site.SignInAsync(name, screen, culture));
        opened.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && !Expected.Any(part => message.Location.Contains(part, StringComparison.Ordinal)))
                opened._faults.Add($"{message.Text} ({message.Location})");
        };
        opened.Page.PageError += (_, error) => opened._faults.Add(error);
        await opened.Page.GotoAsync($"/Admin/Contents/ContentTypes/{type}/Create");
        await opened.Text.WaitForAsync();
        return opened;
    }

    /// <summary>Keeps the media library shut, as it is for those who may not see it: then a picture's address is asked for.</summary>
    public static Task ShutLibraryAsync(IPage page) =>
        page.RouteAsync(url => url.Contains("/Admin/Media?", StringComparison.Ordinal), route => route.FulfillAsync(new() { Status = 403, ContentType = "text/plain", Body = "" }));

    public Task<string> HtmlAsync() => page.Locator("[name='HtmlBodyPart.Html']").InputValueAsync();

    public Task PressToolAsync(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    public async Task TypeAsync(params string[] textsAndKeys)
    {
        // Buttons give the focus back with the next frame only, and keys go to whoever has it.
        await Assertions.Expect(Text).ToBeFocusedAsync();
        foreach (var piece in textsAndKeys)
        {
            if (piece is "Enter" or "Tab" || piece.Contains("Control+", StringComparison.Ordinal) || piece.StartsWith("Arrow", StringComparison.Ordinal))
                await page.Keyboard.PressAsync(piece);
            else
                await page.Keyboard.TypeAsync(piece);
        }
    }

    /// <summary>Pastes HTML, as a browser hands it over that got it from another program.</summary>
    public async Task PasteAsync(string html)
    {
        await Text.ClickAsync();
        await Text.EvaluateAsync(
            """
            (body, html) => {
              const data = new DataTransfer();
              data.setData('text/html', html);
              data.setData('text/plain', 'pasted');
              body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """,
            html);
    }

    /// <summary>Puts HTML into the box as if it had been stored, and has the editor write it back; null where it shows the source instead.</summary>
    public Task<string?> WriteBackAsync(string html) => page.EvaluateAsync<string?>(
        """
        (html) => {
          const box = document.querySelector('[name="HtmlBodyPart.Html"]');
          box.value = html;
          box.dispatchEvent(new Event('change'));
          if (document.querySelector('.rich-text').classList.contains('is-source')) return null;
          box.value = '';
          const { editor } = document.querySelector('.rich-text-body');
          editor.commands.insertContentAt(editor.state.doc.content.size, 'x');
          editor.commands.undo();
          return box.value;
        }
        """,
        html);
}
