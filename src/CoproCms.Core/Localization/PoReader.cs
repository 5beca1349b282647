using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CoproCms.Localization;

/// <summary>Reads PO line by line: comments, obsolete and fuzzy entries, contexts, plural forms, texts over several lines, C's escapes.</summary>
internal sealed class PoReader
{
    /// <summary>More forms than any language has.</summary>
    private const int MaximumForms = 10;

    private readonly ImmutableArray<PoEntry>.Builder _entries = ImmutableArray.CreateBuilder<PoEntry>();
    private readonly ImmutableArray<PoFault>.Builder _faults = ImmutableArray.CreateBuilder<PoFault>();
    private readonly SortedDictionary<int, StringBuilder> _forms = [];
    private StringBuilder? _context;
    private StringBuilder? _id;
    private StringBuilder? _plural;
    private StringBuilder? _current;
    private bool _isFuzzy;
    private bool _nextIsFuzzy;
    private int _start;
    private int _line;

    public PoFile Read(string text)
    {
        foreach (var line in text.EnumerateLines())
        {
            _line++;
            ReadLine(line.Trim().TrimStart('\uFEFF'));
        }

        Finish();
        return new(_entries.ToImmutable(), _faults.ToImmutable());
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return;
        if (line[0] == '#')
            _nextIsFuzzy |= line.StartsWith("#,") && line.Contains("fuzzy", StringComparison.Ordinal);
        else if (line[0] == '"')
            Append(line);
        else
            ReadKeyword(line);
    }

    private void ReadKeyword(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAny(" \t\"");
        var keyword = end < 0 ? line : line[..end];
        if (keyword is "msgctxt")
            Begin(ref _context);
        else if (keyword is "msgid")
            Begin(ref _id);
        else if (keyword is "msgid_plural")
            _current = _plural = new();
        else if (keyword.StartsWith("msgstr"))
            BeginForm(keyword["msgstr".Length..]);
        else
        {
            Fault($"'{keyword}' is no keyword of a PO file");
            return;
        }

        Append(end < 0 ? [] : line[end..].TrimStart());
    }

    private void Begin(ref StringBuilder? part)
    {
        if (part is not null || _forms.Count > 0)
            Finish();
        if (_context is null && _id is null)
            (_start, _isFuzzy, _nextIsFuzzy) = (_line, _nextIsFuzzy, false);
        _current = part = new();
    }

    private void BeginForm(ReadOnlySpan<char> index)
    {
        var number = 0;
        if (!index.IsEmpty && !(index[0] == '[' && index[^1] == ']'
            && int.TryParse(index[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < MaximumForms))
        {
            Fault($"'{index}' is no number of a form");
            _current = null;
            return;
        }

        _current = _forms[number] = new();
    }

    private void Append(ReadOnlySpan<char> quoted)
    {
        if (_current is null)
            Fault("a text stands before any keyword");
        else if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
            Fault("a text in double quotes was expected");
        else if (!PoText.Unescape(quoted[1..^1], _current))
            Fault("a quotation mark inside a text needs a backslash");
    }

    private void Finish()
    {
        if (_id is { Length: > 0 } && !_isFuzzy)
        {
            var forms = Enumerable.Range(0, _forms.Count == 0 ? 0 : _forms.Keys.Max() + 1)
                .Select(i => _forms.TryGetValue(i, out var form) ? form.ToString() : "");
            _entries.Add(new(_context?.ToString(), _id.ToString(), _plural?.ToString(), [.. forms], _start));
        }

        _context = _id = _plural = _current = null;
        _forms.Clear();
    }

    private void Fault(string message) => _faults.Add(new(_line, message));
}

/// <summary>The escapes of texts in PO files.</summary>
internal static class PoText
{
    /// <returns>False when a quotation mark has no backslash, or a backslash nothing after it.</returns>
    public static bool Unescape(ReadOnlySpan<char> text, StringBuilder target)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                return false;
            if (text[i] != '\\')
                target.Append(text[i]);
            else if (++i == text.Length)
                return false;
            else
                target.Append(Escaped(text[i]));
        }

        return true;
    }

    private static char Escaped(char c) => c switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        _ => c,
    };
}
