using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>
/// A part with behaviour or members of its own beside the fields that editors give it. Derive, register with <c>services.AddPart&lt;T&gt;()</c>.
/// What needs the database belongs into a <see cref="ContentHandler"/> beside it. Instances are singletons and must be free of state.
/// </summary>
public abstract class PartType
{
    /// <summary>As definitions name it, such as <c>TitlePart</c>.</summary>
    public abstract string Name { get; }

    public abstract ValueShape Shape { get; }

    /// <summary>Members of the JSON that readers are not shown under a name of their own, and that writers may give.</summary>
    public virtual ImmutableArray<ShapeMember> Unshown => [];

    /// <summary>The members of <see cref="Shape"/> stand directly on the content type in GraphQL, as <c>path</c> does.</summary>
    public virtual bool Collapsed => false;

    /// <summary>The sections of its settings on a type that the part reads, as people change them.</summary>
    public virtual ImmutableArray<SettingsForm> SettingsForms => [];

    public virtual JsonObject Default(ContentTypePartDefinition part) => [];

    /// <summary>Brings the part into its stored form before it is validated.</summary>
    public virtual void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
    }

    public virtual void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
    }

    public virtual void Index(JsonObject value, IndexWriter index)
    {
    }

    /// <summary>The JSON member that holds nested content items, null where there are none.</summary>
    public virtual string? NestedMember => null;

    public virtual IEnumerable<string> References(JsonObject value) => [];
}
