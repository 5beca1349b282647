using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Tests.Given;
using CsCheck;

namespace CoproCms.Tests.Content;

/// <summary>A cursor that no page gave is refused in clear words, whatever it looks like.</summary>
public sealed class CursorTests : IAsyncLifetime
{
    private static readonly ContentRequest Request = new()
    {
        Types = ["Talk"],
        OrderBy = [ContentSort.By(ContentColumn.DisplayText), ContentSort.By("Talk", "Score", ScalarKind.Decimal), ContentSort.By("Talk", "Free", ScalarKind.Boolean, descending: true)],
    };

    private static readonly string[] Forgeries =
    [
        "[]", "{}", "null", "[null,null,null,null]", """["a\u0000b",1,1,1]""", """["a",1e400,1,1]""", """["a",1,1,1e30]""", """["a",1,99999999999,1]""",
        """["\ud800",1,1,1]""", """["a","1",1,1]""", """["a",1,1,1,1]""", "[1,1,1,1]", """["a",1,true,1]""", """["a",1.5,-1,7]""", "[[],1,1,1]",
    ];

    private Engine _engine = null!;
    private Session _session = null!;

    public async Task InitializeAsync()
    {
        _engine = await Engine.StartAsync(new TypeBuilder("Talk").Part("TitlePart").Field("Score", "NumericField", """{"NumericFieldSettings":{"Scale":2}}""").Field("Free", "BooleanField"));
        _session = _engine.As();
        await _session.PublishAsync("Talk", """{"TitlePart":{"Title":"Tŷ “bach” 🏠"},"Talk":{"Score":{"Value":0.1},"Free":{"Value":true}}}""");
        await _session.PublishAsync("Talk", """{"TitlePart":{"Title":"Tŷ “bach” 🏠"},"Talk":{"Free":{"Value":true}}}""");
        await _session.PublishAsync("Talk", """{"TitlePart":{"Title":"Yes"},"Talk":{"Score":{"Value":3}}}""");
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task A_cursor_leads_to_the_item_after_its_own()
    {
        var all = await _session.Query.PageAsync(Request, new() { First = 10 }, default);
        for (var i = 0; i < 3; i++)
        {
            var rest = await _session.Query.PageAsync(Request, new() { First = 10, After = all.Edges[i].Cursor }, default);
            Assert.Equal(all.Edges.Skip(i + 1).Select(e => e.Cursor), rest.Edges.Select(e => e.Cursor));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a cursor")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAA")]
    [InlineData("%%%%")]
    public Task A_text_that_is_no_cursor_is_refused(string cursor) => RefusedAsync(cursor);

    [Fact]
    public async Task A_mangled_cursor_is_refused()
    {
        var cursor = (await _session.Query.PageAsync(Request, new() { First = 1 }, default)).Edges[0].Cursor;
        for (var i = 0; i < cursor.Length; i++)
            await RefusedAsync(cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..]);
        await RefusedAsync(cursor[..^1]);
        await RefusedAsync(cursor + "AAAA");
        await RefusedAsync(new string('A', 100_000));
    }

    /// <summary>The sum is no secret: what has the right one is still only read as keys of their own kinds.</summary>
    [Fact]
    public void A_forged_cursor_is_refused_or_is_a_place_like_any_other() => Gen.OneOf(Gen.String, Gen.Int[0, Forgeries.Length - 1].Select(i => Forgeries[i])).Sample(
        payload =>
        {
            try
            {
                _session.Query.PageAsync(Request, new() { First = 1, After = Signed(payload) }, default).GetAwaiter().GetResult();
            }
            catch (InvalidCursorException)
            {
            }
        },
        iter: 1000, threads: 1);

    [Fact]
    public async Task A_page_has_a_size()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _session.Query.PageAsync(Request, new(), default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _session.Query.PageAsync(Request, new() { First = 0 }, default));
    }

    private static string Signed(string payload)
    {
        var order = string.Join(';', Request.OrderBy.Select(s => $"{s.Column}/{s.Part}/{s.Field}/{s.Kind}/{s.Descending}"));
        var bytes = Encoding.UTF8.GetBytes(payload);
        return Base64Url.EncodeToString([.. SHA256.HashData([.. Encoding.UTF8.GetBytes(order), 0, .. bytes])[..4], .. bytes]);
    }

    private async Task RefusedAsync(string cursor)
    {
        var error = await Assert.ThrowsAsync<InvalidCursorException>(() => _session.Query.PageAsync(Request, new() { Last = 1, Before = cursor }, default));
        Assert.Contains("'before' is no cursor", error.Message, StringComparison.Ordinal);
    }
}
