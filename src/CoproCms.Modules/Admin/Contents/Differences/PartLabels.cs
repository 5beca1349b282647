using System.Text;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>What parts and their members are called for people.</summary>
internal static class PartLabels
{
    /// <summary>The name that the type gives the part, else its own in words; nothing for the part that carries the type's fields.</summary>
    public static string Of(ContentTypePartDefinition part, ContentTypeDefinition? type)
    {
        if (part.Name == type?.Name)
            return "";
        return part.Section("ContentTypePartSettings").Text("DisplayName") is { Length: > 0 } name ? name : Words(Without(part.Name, "Part"));
    }

    public static string Member(string name) => Words(Without(name, "Utc"));

    private static string Without(string name, string ending) => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;

    /// <summary><c>HtmlBody</c> as <c>Html body</c>.</summary>
    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            words.Append(begins ? " " : "").Append(begins ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return words.ToString();
    }
}
