using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Admin.Contents;

/// <summary>
/// A posted form as the tree that its names describe: <c>BagPart.ContentItems[k].TitlePart.Title</c>. Rows of a list bear keys of any kind; their order
/// is that of the values of <c>….Index</c>, so that a row is moved or removed without renaming what is in it. <c>….Choices</c> says that the values of
/// a list were ticked, so that their order means nothing.
/// </summary>
internal sealed class FormNode
{
    internal const string Index = "Index";
    internal const string Choices = "Choices";

    // Names come from whoever posts: nesting has an end.
    private const int MaximumDepth = 64;

    private readonly Dictionary<string, FormNode> _members = [];
    private readonly Dictionary<string, FormNode> _rows = [];

    /// <summary>What was posted under this very name.</summary>
    public StringValues Values { get; private set; }

    /// <summary>The last value: a checkbox stands behind the hidden "false" that speaks for it when it is not ticked.</summary>
    public string Last => Values.Count > 0 ? Values[^1] ?? "" : "";

    public IEnumerable<string> Members => _members.Keys;

    /// <summary>Whether the form speaks of the rows of a list, be it only to say that there are none.</summary>
    public bool HasRows => _rows.Count > 0 || this[Index] is not null;

    public FormNode? this[string member] => _members.GetValueOrDefault(member);

    public static FormNode Of(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var root = new FormNode();
        foreach (var (name, values) in form)
        {
            if (root.At(name) is { } node)
                node.Values = values;
        }

        return root;
    }

    /// <summary>The rows of a list in their order, with their keys.</summary>
    public IEnumerable<(string Key, FormNode Row)> Rows()
    {
        var order = this[Index] is { } index ? index.Values.OfType<string>().Where(k => k.Length > 0) : _rows.Keys.OrderBy(k => int.TryParse(k, out var n) ? n : int.MaxValue);
        foreach (var key in order.Distinct())
        {
            if (_rows.TryGetValue(key, out var row))
                yield return (key, row);
        }
    }

    private FormNode? At(string name)
    {
        var node = this;
        var depth = 0;
        foreach (var segment in name.Split('.', '['))
        {
            if (segment.Length == 0 || ++depth > MaximumDepth)
                return null;
            node = segment[^1] == ']' ? Child(node._rows, segment[..^1]) : Child(node._members, segment);
        }

        return node;
    }

    private static FormNode Child(Dictionary<string, FormNode> children, string key)
    {
        if (!children.TryGetValue(key, out var child))
            children[key] = child = new();
        return child;
    }
}
