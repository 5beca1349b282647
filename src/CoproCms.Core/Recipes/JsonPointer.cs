using System.Globalization;

namespace CoproCms.Recipes;

/// <summary>JSON pointers (RFC 6901) without their leading slash.</summary>
public static class JsonPointer
{
    public static string Child(string parent, string name)
    {
        var escaped = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return parent.Length == 0 ? escaped : $"{parent}/{escaped}";
    }

    public static string Child(string parent, int index) => Child(parent, index.ToString(CultureInfo.InvariantCulture));
}
