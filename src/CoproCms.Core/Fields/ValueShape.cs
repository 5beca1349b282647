using System.Collections.Immutable;

namespace CoproCms.Fields;

/// <summary>The kinds of single values that content can hold, in the words of Orchard Core's GraphQL scalars.</summary>
public enum ScalarKind
{
    String, Id, Boolean, Integer, Decimal,

    /// <summary>A day, <c>2024-05-06</c>.</summary>
    Date,

    /// <summary>A UTC instant.</summary>
    DateTime,

    /// <summary>A time of day, <c>13:14:15</c>.</summary>
    TimeSpan,
}

/// <summary>
/// What a field's or part's JSON looks like to a reader. Surfaces (GraphQL, REST, JSON Schema, filters) are made from it:
/// a field with a <see cref="Scalar"/> shape is that scalar itself, one with an <see cref="Object"/> shape an object type.
/// </summary>
public abstract record ValueShape
{
    private ValueShape() { }

    /// <summary>The one member that is the value: <c>{"Text":"…"}</c> is <c>new Scalar("Text", ScalarKind.String)</c>.</summary>
    public sealed record Scalar(string Member, ScalarKind Kind) : ValueShape;

    /// <summary>A member that is a list of scalars: <c>{"Values":["a"]}</c>.</summary>
    public sealed record List(string Member, ScalarKind Kind) : ValueShape;

    /// <summary>Several members, by their JSON names; <see cref="ShapeMember.Name"/> in camel case is the reader's name.</summary>
    public sealed record Object(params ImmutableArray<ShapeMember> Members) : ValueShape;

    /// <summary>Nothing to read (<c>{}</c>), such as MenuPart.</summary>
    public sealed record None : ValueShape;
}

public enum MemberKind
{
    /// <summary>The scalar under the JSON member.</summary>
    Scalar,

    /// <summary>The JSON member's list of scalars, paged by first, last, skip.</summary>
    ScalarList,

    /// <summary>An object of its own JSON shape, passed on as it is (<see cref="ShapeMember.Object"/> tells its members).</summary>
    Object,

    /// <summary>A list of such objects.</summary>
    ObjectList,

    /// <summary>HTML stored in the JSON member, rendered (Liquid, shortcodes) as the item's page shows it.</summary>
    Html,

    /// <summary>HTML made from the Markdown in the JSON member.</summary>
    MarkdownHtml,

    /// <summary>The content item whose id is in the JSON member.</summary>
    ContentItem,

    /// <summary>The content items whose ids are listed in the JSON member, batched and paged by first, last, skip, status.</summary>
    ContentItems,

    /// <summary>Content items nested in the JSON member.</summary>
    NestedItems,

    /// <summary>The items contained in this one, by ContainedPart, in their order.</summary>
    ContainedItems,

    /// <summary>The terms whose ids are listed in the JSON member.</summary>
    Terms,

    /// <summary>The users whose ids are listed in the JSON member.</summary>
    Users,

    /// <summary>The media files whose paths are listed in the JSON member.</summary>
    MediaFiles,

    /// <summary>The addresses of those files.</summary>
    MediaUrls,

    /// <summary>The siblings of the item in its localization set.</summary>
    Localizations,
}

/// <summary>A member of an <see cref="ValueShape.Object"/>.</summary>
/// <param name="Name">The reader's name in Pascal case; camel case in GraphQL.</param>
/// <param name="Kind">How the reader gets from the JSON to the value.</param>
/// <param name="Json">The JSON member it is read from; <see cref="Name"/> when null.</param>
/// <param name="Scalar">The scalar's kind where <see cref="Kind"/> is a scalar or a list of them.</param>
/// <param name="Indexed">Whether readers may filter by it: the part or field writes it to the index under this name.</param>
/// <param name="Deprecated">Why a client should no longer ask for it, when it is an older spelling.</param>
/// <param name="Object">The members of an <see cref="MemberKind.Object"/> or <see cref="MemberKind.ObjectList"/>, and the name of its type.</param>
public sealed record ShapeMember(
    string Name,
    MemberKind Kind = MemberKind.Scalar,
    string? Json = null,
    ScalarKind Scalar = ScalarKind.String,
    bool Indexed = false,
    string? Deprecated = null,
    ObjectMember? Object = null)
{
    public string JsonName => Json ?? Name;
}

/// <summary>The type of a nested object: its name for readers, and its members.</summary>
public sealed record ObjectMember(string TypeName, ImmutableArray<ShapeMember> Members)
{
    /// <summary>Members that readers are not shown, and that writers may give.</summary>
    public ImmutableArray<ShapeMember> Unshown { get; init; } = [];
}
