using System.Text;
using CoproCms.Localization;
using CsCheck;

namespace CoproCms.Tests.Localization;

public sealed class PoFileTests
{
    [Fact]
    public void Texts_contexts_and_plurals_are_read()
    {
        var file = PoFile.Read("""
            # A comment
            msgid ""
            msgstr "Language: cy\n"

            #: Views/Layout.liquid
            msgid "Home page"
            msgstr "Hafan"

            msgctxt "month"
            msgid "May"
            msgstr "Mai"

            msgid "{0} event"
            msgid_plural "{0} events"
            msgstr[0] "{0} digwyddiad"
            msgstr[2] "{0} ddigwyddiad"
            """);

        Assert.Empty(file.Faults);
        Assert.Equal(["Home page", "May", "{0} event"], file.Entries.Select(e => e.Id));
        Assert.Equal("month", file.Entries[1].Context);
        Assert.Equal("{0} events", file.Entries[2].PluralId);
        Assert.Equal(["{0} digwyddiad", "", "{0} ddigwyddiad"], file.Entries[2].Forms.AsEnumerable());
    }

    [Fact]
    public void Texts_over_several_lines_are_joined_and_escapes_undone()
    {
        var file = PoFile.Read("msgid \"\"\n\"one \"\n\"two\"\nmsgstr \"tab\\tquote \\\" back\\\\ line\\n\"");

        Assert.Equal("one two", file.Entries.Single().Id);
        Assert.Equal("tab\tquote \" back\\ line\n", file.Entries.Single().Forms.Single());
    }

    [Fact]
    public void Fuzzy_and_obsolete_entries_do_not_count()
    {
        var file = PoFile.Read("#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n#~ msgid \"c\"\n#~ msgstr \"d\"\n\nmsgid \"e\"\nmsgstr \"f\"");

        Assert.Equal(["e"], file.Entries.Select(e => e.Id));
    }

    [Theory]
    [InlineData("msgid \"a\nmsgstr \"b\"", 1, "double quotes")]
    [InlineData("msgid \"a\"\nmsgstr[x] \"b\"", 2, "no number of a form")]
    [InlineData("massgid \"a\"", 1, "no keyword")]
    [InlineData("\"lost\"", 1, "before any keyword")]
    [InlineData("msgid \"a \"b\"", 1, "needs a backslash")]
    public void A_line_that_cannot_be_read_is_a_fault_and_the_rest_counts(string text, int line, string message)
    {
        var file = PoFile.Read(text + "\n\nmsgid \"good\"\nmsgstr \"da\"");

        Assert.Contains(file.Faults, f => f.Line == line && f.Message.Contains(message));
        Assert.Contains(file.Entries, e => e.Id == "good" && e.Forms[0] == "da");
    }

    [Fact]
    public void Any_text_survives_being_written_and_read() => Gen.String.Select(Gen.String).Sample((id, text) =>
    {
        if (id.Length == 0 || HasLineBreak(id) || HasLineBreak(text))
            return;
        var entry = PoFile.Read($"msgid \"{Escape(id)}\"\nmsgstr \"{Escape(text)}\"").Entries.Single();
        Assert.Equal(id, entry.Id);
        Assert.Equal(text, entry.Forms.Single());
    });

    [Fact]
    public void No_text_makes_the_reader_fail() => Gen.OneOf(
        Gen.Const("msgid "), Gen.Const("msgstr"), Gen.Const("[1]"), Gen.Const("[99999999999]"), Gen.Const("msgid_plural \""), Gen.Const("msgctxt "), Gen.Const("\n"),
        Gen.Const("\""), Gen.Const("\\"), Gen.Const("#, fuzzy\n"), Gen.String).Array[0, 30].Sample(pieces =>
    {
        var text = string.Concat(pieces);
        var file = PoFile.Read(text);
        Assert.All(file.Faults, f => Assert.InRange(f.Line, 1, text.Length + 1));
    }, iter: 5_000);

    // Every character at which .NET ends a line.
    private static bool HasLineBreak(string text) => text.IndexOfAny(['\n', '\r', '\f', '\u0085', '\u2028', '\u2029', '\v']) >= 0;

    private static string Escape(string text) => new StringBuilder(text).Replace("\\", "\\\\").Replace("\"", "\\\"").ToString();
}
