using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>Definitions as a recipe that makes them on another site, and changes nothing on this one.</summary>
internal static class DefinitionExport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="types">With the parts that they are made of, as far as those have fields or settings.</param>
    /// <param name="parts">Parts beside those.</param>
    /// <param name="definitions">All there are.</param>
    public static string Write(IReadOnlyCollection<ContentTypeDefinition> types, IEnumerable<ContentPartDefinition> parts, ContentDefinitions definitions)
    {
        var needed = types.SelectMany(t => t.Parts).Select(p => definitions.Parts.GetValueOrDefault(p.Part.Name)).OfType<ContentPartDefinition>()
            .Concat(parts).DistinctBy(p => p.Name).OrderBy(p => p.Name, StringComparer.Ordinal);
        var step = new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray([.. types.OrderBy(t => t.Name, StringComparer.Ordinal).Select(ContentDefinitionJson.Write)]),
            ["ContentParts"] = new JsonArray([.. needed.Select(ContentDefinitionJson.Write)]),
        };
        return new JsonObject
        {
            ["name"] = "",
            ["displayName"] = "",
            ["description"] = "",
            ["author"] = "",
            ["website"] = "",
            ["version"] = "",
            ["issetuprecipe"] = false,
            ["categories"] = new JsonArray(),
            ["tags"] = new JsonArray(),
            ["steps"] = new JsonArray(step),
        }.ToJsonString(Readable) + "\n";
    }
}
