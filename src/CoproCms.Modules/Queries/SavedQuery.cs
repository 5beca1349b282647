using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Queries;

/// <summary>A query as the <c>queries</c> step stored it.</summary>
internal sealed record SavedQuery(string Name, string Source, string Template, string? Schema, bool ReturnContentItems)
{
    public const string Sql = "Sql";

    public static SavedQuery Read(JsonObject json)
    {
        var source = json.Text(nameof(Source)) ?? Sql;
        return new(
            json.Text(nameof(Name)) ?? "", source, json.Object("Properties").Object(MetadataOf(source)).Text(nameof(Template)) ?? "", json.Text(nameof(Schema)),
            json.Flag(nameof(ReturnContentItems)) ?? false);
    }

    /// <summary>The member of <c>Properties</c> that holds what belongs to the source.</summary>
    public static string MetadataOf(string? source) => $"{source}QueryMetadata";
}
