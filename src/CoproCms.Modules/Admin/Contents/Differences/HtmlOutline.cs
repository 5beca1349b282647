using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>
/// HTML as lines that people can compare: one for each block, begun by what it is (<c># </c> for a heading, <c>• </c> for an item of a list), links
/// with their addresses, pictures with their texts. Markup that only looks otherwise makes no difference.
/// </summary>
internal static class HtmlOutline
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "TABLE", "TR", "FIGURE", "FIGCAPTION", "HR", "DL", "DT", "DD",
        "SECTION", "ARTICLE", "HEADER", "FOOTER", "ASIDE", "DETAILS", "SUMMARY", "ADDRESS", "CAPTION", "NAV", "MAIN",
    };

    private static readonly HtmlParser Parser = new();

    public static string Of(string html)
    {
        var document = Parser.ParseDocument("<body>" + html);
        var outline = new Outline();
        Walk(document.Body!, outline);
        return outline.ToString();
    }

    private static void Walk(INode node, Outline outline)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
                outline.Write(text.Data);
            else if (child is IElement element)
                Write(element, outline);
        }
    }

    private static void Write(IElement element, Outline outline)
    {
        if (!Blocks.Contains(element.LocalName))
        {
            WriteInline(element, outline);
            return;
        }

        outline.Begin(Mark(element));
        Walk(element, outline);
        outline.End();
    }

    private static void WriteInline(IElement element, Outline outline)
    {
        switch (element.LocalName)
        {
            case "br":
                outline.Break();
                break;
            case "img":
                outline.Write($"[{element.GetAttribute("alt")}]({element.GetAttribute("src")})");
                break;
            case "a":
                Walk(element, outline);
                outline.Write($" ({element.GetAttribute("href")})");
                break;
            case "td" or "th":
                Walk(element, outline);
                outline.Write(" | ");
                break;
            case "strong" or "b":
                Around("**", element, outline);
                break;
            case "em" or "i":
                Around("_", element, outline);
                break;
            default:
                Walk(element, outline);
                break;
        }
    }

    private static void Around(string mark, IElement element, Outline outline)
    {
        outline.Write(mark);
        Walk(element, outline);
        outline.Write(mark);
    }

    private static string Mark(IElement element) => element.LocalName switch
    {
        ['h', >= '1' and <= '6' and var level] => new string('#', level - '0') + " ",
        "li" when element.ParentElement?.LocalName == "ol" => "1. ",
        "li" => "• ",
        "blockquote" => "> ",
        "hr" => "―――",
        _ => "",
    };

    private sealed class Outline
    {
        private readonly List<string> _lines = [];
        private readonly StringBuilder _line = new();

        public void Begin(string mark)
        {
            // The mark of what stands around stays where only its first block begins.
            if (_line.ToString() is var begun && begun.Length > 0 && !IsMark(begun))
                Break();
            _line.Append(mark);
        }

        public void Write(string text)
        {
            foreach (var c in text)
            {
                if (!char.IsWhiteSpace(c))
                    _line.Append(c);
                else if (_line.Length > 0 && _line[^1] != ' ')
                    _line.Append(' ');
            }
        }

        public void End() => Break();

        public void Break()
        {
            if (_line.ToString().Trim() is { Length: > 0 } line)
                _lines.Add(line);
            _line.Clear();
        }

        public override string ToString()
        {
            Break();
            return string.Join('\n', _lines);
        }

        private static bool IsMark(string line) => line.All(c => c is '#' or '•' or '>' or ' ' or '1' or '.');
    }
}
