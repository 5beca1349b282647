using System.Collections.Immutable;
using System.Globalization;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Content.Filtering;

/// <summary>The names that filters and orders know: the columns of every item, and <c>Type.Field</c> of the types asked for.</summary>
public sealed class FilterNames(ContentDefinitions definitions, FieldTypes fields, PartTypes parts, IReadOnlyList<string> types)
{
    internal static readonly object Misfit = new();

    /// <summary>Most keys of an order: each is a step deeper in the condition by which a cursor is found again.</summary>
    private const int MaximumKeys = 16;

    private static readonly Dictionary<string, ContentColumn> Columns =
        Enum.GetValues<ContentColumn>().Where(c => c != ContentColumn.DeletedUtc).ToDictionary(c => c.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys to sort by: names separated by commas, each with a <c>-</c> before it or <c>desc</c> after it for descending, or <c>asc</c>.</summary>
    /// <exception cref="FilterException">A name is unknown, or there are too many.</exception>
    public ImmutableArray<ContentSort> Order(string? text)
    {
        var keys = ImmutableArray.CreateBuilder<ContentSort>();
        var position = 1;
        foreach (var piece in (text ?? "").Split(','))
        {
            if (keys.Count == MaximumKeys)
                throw new FilterException($"a list is sorted by at most {MaximumKeys} keys", position);
            if (!string.IsNullOrWhiteSpace(piece))
                keys.Add(Key(piece, position));
            position += piece.Length + 1;
        }

        return keys.ToImmutable();
    }

    private ContentSort Key(string piece, int position)
    {
        position += piece.Length - piece.TrimStart().Length;
        var words = piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var minus = words[0].StartsWith('-');
        var direction = words.Length > 1 ? words[1].ToLowerInvariant() : "";
        if (words.Length > 2 || direction is not ("" or "asc" or "desc") || (minus && direction.Length > 0) || words[0] == "-")
            throw new FilterException($"'{piece.Trim()}' is no key to sort by; write a name, with 'desc' after it for descending", position);
        return Find(new(FilterTokenKind.Name, minus ? words[0][1..] : words[0], null, minus ? position + 1 : position)).Sort(minus || direction == "desc");
    }

    internal FilterName Find(FilterToken token)
    {
        if (Columns.TryGetValue(token.Text, out var column))
            return new(column);
        var dot = token.Text.IndexOf('.');
        if (dot > 0 && Types().SelectMany(t => t.Parts).FirstOrDefault(p => p.Name == token.Text[..dot]) is { } part)
        {
            return FindField(part, token.Text[(dot + 1)..]) ?? FindMember(part, token.Text[(dot + 1)..])
                ?? throw Unknown(token, part.Part.Fields.Select(f => $"{part.Name}.{f.Name}"));
        }

        // Of a single type its own fields need no more than their name.
        var own = types.Count == 1 ? definitions.Type(types[0])?.Part(types[0]) : null;
        return (own is null ? null : FindField(own, token.Text)) ?? throw Unknown(token, Known(token.Text, dot, own));
    }

    private IEnumerable<string> Known(string text, int dot, ContentTypePartDefinition? own)
    {
        var parts = Types().SelectMany(t => t.Parts).Where(p => p.Part.Fields.Length > 0).Select(p => dot < 0 ? p.Name + "." : p.Name + text[dot..]);
        return parts.Concat(dot < 0 ? Columns.Keys : []).Concat(own?.Part.Fields.Select(f => f.Name) ?? []);
    }

    private IEnumerable<ContentTypeDefinition> Types() =>
        types.Count == 0 ? definitions.Types.Values : types.Select(definitions.Type).OfType<ContentTypeDefinition>();

    private FilterName? FindField(ContentTypePartDefinition part, string name)
    {
        var (fieldName, member) = Split(name);
        if (part.Part.Fields.FirstOrDefault(f => f.Name == fieldName) is not { } field || fields.Find(field.FieldType) is not { } type)
            return null;
        return type.Shape switch
        {
            ValueShape.Scalar scalar when member is null || member == scalar.Member => new(part.Name, fieldName, scalar.Kind),
            ValueShape.List list when member is null || member == list.Member => new(part.Name, fieldName, list.Kind),
            ValueShape.Object shape when member is not null && shape.Members.FirstOrDefault(m => m.Indexed && m.JsonName == member) is { } found =>
                new(part.Name, $"{fieldName}.{found.JsonName}", found.Scalar),
            ValueShape.Object shape when member is null && shape.Members.Any(m => m.Kind is MemberKind.ContentItems or MemberKind.Terms) =>
                new(part.Name, fieldName, ScalarKind.Id) { IsReference = true },
            _ => null,
        };
    }

    private FilterName? FindMember(ContentTypePartDefinition part, string name) =>
        parts.Find(part.Part.Name)?.Shape switch
        {
            ValueShape.Scalar scalar when scalar.Member == name => new(part.Name, name, scalar.Kind),
            ValueShape.Object shape when shape.Members.FirstOrDefault(m => m.Indexed && m.JsonName == name) is { } member =>
                new(part.Name, name, member.Scalar),
            _ => null,
        };

    private static (string Field, string? Member) Split(string name)
    {
        var dot = name.IndexOf('.');
        return dot < 0 ? (name, null) : (name[..dot], name[(dot + 1)..]);
    }

    private static FilterException Unknown(FilterToken token, IEnumerable<string> known) =>
        new($"there is nothing called '{token.Text}' to compare{NearestName.Hint(token.Text, known)}", token.Position);
}

/// <summary>Something that can be compared: a column, or a field of a part with the kind of its values.</summary>
internal sealed record FilterName(ContentColumn? Column, string? Part, string? Field, ScalarKind Kind)
{
    public FilterName(ContentColumn column)
        : this(column, null, null, KindOf(column))
    {
    }

    public FilterName(string part, string field, ScalarKind kind)
        : this(null, part, field, kind)
    {
    }

    /// <summary>Points to items, and so can only be asked with has and under.</summary>
    public bool IsReference { get; init; }

    public string KindName => Kind switch
    {
        ScalarKind.Boolean => "boolean",
        ScalarKind.Integer or ScalarKind.Decimal => "number",
        ScalarKind.Date or ScalarKind.DateTime => "date",
        _ => "text",
    };

    public ContentSort Sort(bool descending) =>
        Column is { } column ? ContentSort.By(column, descending) : ContentSort.By(Part!, Field!, Kind, descending);

    public ContentFilter Compare(FilterOperator op, object? value) =>
        Column is { } column ? new ContentFilter.Column(column, op, value) : new ContentFilter.Field(Part!, Field!, op, value);

    /// <exception cref="FilterException">The operator does not suit the kind of value.</exception>
    public void Require(FilterOperator op, FilterToken token)
    {
        var suits = !IsReference && op switch
        {
            FilterOperator.Equal or FilterOperator.NotEqual or FilterOperator.In => true,
            FilterOperator.Contains or FilterOperator.StartsWith or FilterOperator.EndsWith => KindName == "text",
            _ => KindName is "number" or "date" || (KindName == "text" && Column is null),
        };
        if (!suits)
            throw new FilterException($"'{token.Text}' does not compare a {(IsReference ? "reference; use has or under" : KindName)}", token.Position);
    }

    /// <summary>Brings a value to the kind of the name: <c>'2026-05-06'</c> is a date where dates are compared.</summary>
    public bool TryConvert(object? value, out object? fitting)
    {
        fitting = (KindName, value) switch
        {
            (_, null) => null,
            ("boolean", bool) or ("number", decimal) or ("date", DateTime) or ("text", string) => value,
            ("boolean", string text) when bool.TryParse(text, out var flag) => flag,
            ("number", string text) when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            ("date", string text) when FilterLexer.TryDate(text, out var date) => date,
            ("text", IFormattable other) => other.ToString(null, CultureInfo.InvariantCulture),
            ("text", bool flag) => flag ? "true" : "false",
            _ => FilterNames.Misfit,
        };
        return !ReferenceEquals(fitting, FilterNames.Misfit);
    }

    private static ScalarKind KindOf(ContentColumn column) => column switch
    {
        ContentColumn.CreatedUtc or ContentColumn.ModifiedUtc or ContentColumn.PublishedUtc => ScalarKind.DateTime,
        ContentColumn.Published or ContentColumn.Latest => ScalarKind.Boolean,
        ContentColumn.ListOrder => ScalarKind.Integer,
        _ => ScalarKind.String,
    };
}
