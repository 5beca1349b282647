using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerSync;

/// <summary>The copies: a folder for each type with a file for each item, which is replaced whole or not at all.</summary>
internal sealed class Mirror(string root)
{
    private const string Extension = ".json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The version of each copy, by the item's id.</summary>
    public Dictionary<string, string?> Versions(string type) => Directory.EnumerateFiles(Folder(type), "*" + Extension)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => (string?)JsonNode.Parse(File.ReadAllText(file))?["contentItemVersionId"]);

    public void Write(string type, JsonObject item)
    {
        var file = PathOf(type, (string)item["contentItemId"]!);
        var draft = file + ".new";
        File.WriteAllText(draft, item.ToJsonString(Readable));
        File.Move(draft, file, overwrite: true);
    }

    public void Remove(string type, string contentItemId) => File.Delete(PathOf(type, contentItemId));

    private string Folder(string type) => Directory.CreateDirectory(Path.Combine(root, type)).FullName;

    // Ids are letters and digits; anything else would be no id of the site's.
    private string PathOf(string type, string contentItemId) => contentItemId.All(char.IsAsciiLetterOrDigit)
        ? Path.Combine(Folder(type), contentItemId + Extension)
        : throw new CoproApiException($"'{contentItemId}' is no content item id.");
}
