using System.Text.Json.Nodes;
using CoproCms.Content;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Accounts;

/// <summary>Someone who can sign in. The id has a content item's form, since content names its owner by it.</summary>
internal sealed class User : IdentityUser
{
    /// <summary>Most characters of the name that readers see.</summary>
    public const int LongestDisplayName = 100;

    /// <summary>Most characters of a user name, and of an address.</summary>
    public const int LongestName = 256;

    public User() => Id = ContentId.New();

    public bool IsEnabled { get; set; } = true;

    /// <summary>Orchard Core's <c>Properties</c> as JSON: <c>PublicProfile</c> and the custom user settings, each under its type's name.</summary>
    public string Properties { get; set; } = "{}";

    public JsonObject ReadProperties() => JsonNode.Parse(Properties)!.AsObject();
}
