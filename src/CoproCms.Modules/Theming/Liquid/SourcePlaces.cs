using System.Text.RegularExpressions;
using Parlot;

namespace CoproCms.Theming.Liquid;

/// <summary>Finds places in the source of a template.</summary>
internal static partial class SourcePlaces
{
    public static TextPosition At(string source, int offset)
    {
        var before = source.AsSpan(0, offset);
        return new(offset, before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }

    /// <summary>The first tag that is not known, outside of comments and raw text.</summary>
    public static (string Name, TextPosition Place)? UnknownTag(string source, Func<string, bool> exists)
    {
        string? skipping = null;
        foreach (Match tag in Tag().Matches(source))
        {
            var name = tag.Groups[1].Value;
            if (skipping is not null)
                skipping = name == skipping ? null : skipping;
            else if (name is "comment" or "raw")
                skipping = "end" + name;
            else if (!exists(name))
                return (name, At(source, tag.Index));
        }

        return null;
    }

    [GeneratedRegex(@"\{%-?\s*(\w+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
