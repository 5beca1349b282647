using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>
/// Says what differs between two versions of an item, value by value in the order of the type: a field is one value, as is each member of a part.
/// Nested items are compared with those of the same id. Empty and missing are the same.
/// </summary>
public sealed class ContentDifferences(DefinitionStore definitions, FieldTypes fields, PartTypes parts, ReferenceNames references, AdminText text)
{
    /// <param name="before">The one version; of no other type than the other.</param>
    /// <param name="after">The other.</param>
    /// <param name="cancellationToken">Cancels the looking up of names.</param>
    public async Task<IReadOnlyList<ValueDifference>> CompareAsync(ContentItem before, ContentItem after, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        var names = await references.OfAsync([before.Content, after.Content], cancellationToken);
        var comparison = new Comparison(known, fields, parts, new(text, names));
        comparison.Compare(before.Content, after.Content, before.ContentType, "", "");
        return comparison.Found;
    }

    private sealed class Comparison(ContentDefinitions known, FieldTypes fields, PartTypes parts, ValueWriter writer)
    {
        // What only the system reads.
        private static readonly HashSet<string> Hidden = ["LocalizationPart.LocalizationSet", "ContainedPart.Order"];

        public List<ValueDifference> Found { get; } = [];

        public void Compare(JsonObject before, JsonObject after, string contentType, string path, string section)
        {
            var type = known.Type(contentType);
            var defined = type?.Parts.Select(p => p.Name) ?? [];
            foreach (var name in defined.Concat(before.Select(m => m.Key)).Concat(after.Select(m => m.Key)).Distinct())
            {
                if (before[name] is not (null or JsonObject) || after[name] is not (null or JsonObject))
                    continue;
                var part = type?.Part(name) ?? new(name, known.Parts.GetValueOrDefault(name) ?? new(name, [], []), []);
                ComparePart(before.Object(name), after.Object(name), part, path + name, Join(section, PartLabels.Of(part, type)));
            }
        }

        private void ComparePart(JsonObject? before, JsonObject? after, ContentTypePartDefinition part, string path, string section)
        {
            foreach (var field in part.Part.Fields)
            {
                if (fields.Find(field.FieldType) is { } type)
                    Add($"{path}.{field.Name}", section, field.DisplayName, before.Object(field.Name), after.Object(field.Name), value => writer.Write(value as JsonObject, WrittenShape.Of(type)));
            }

            var partType = parts.Find(part.Part.Name);
            var members = partType is null ? [] : WrittenShape.Of(partType);
            var names = members.Select(m => m.JsonName).Concat(Names(before)).Concat(Names(after)).Distinct().Where(n => part.Part.Fields.All(f => f.Name != n));
            foreach (var name in names)
            {
                if (name == partType?.NestedMember)
                    CompareNested(before.Objects(name).ToList(), after.Objects(name).ToList(), $"{path}.{name}", section);
                else if (!Hidden.Contains($"{part.Name}.{name}"))
                    Add($"{path}.{name}", section, PartLabels.Member(name), before?[name], after?[name], value => writer.Write(value, Shape(partType, members, name)));
            }
        }

        // What is read as HTML is written as text: the reader's kind says more.
        private static ShapeMember? Shape(PartType? part, IReadOnlyList<ShapeMember> written, string name) =>
            (part?.Shape as ValueShape.Object)?.Members.FirstOrDefault(m => m.JsonName == name && m.Kind is MemberKind.Html) ?? written.FirstOrDefault(m => m.JsonName == name);

        private void CompareNested(List<JsonObject> before, List<JsonObject> after, string path, string section)
        {
            Add(path, section, "", Order(before), Order(after), value => value is null ? "" : string.Join('\n', value.AsArray().Select(v => v!.GetValue<string>())));
            for (var i = 0; i < after.Count; i++)
            {
                var old = before.Find(o => Id(o) == Id(after[i])) ?? [];
                Compare(old, after[i], after[i].Text("ContentType") ?? "", $"{path}[{i}].", Join(section, Title(after[i])));
            }

            foreach (var gone in before.Where(o => after.TrueForAll(a => Id(a) != Id(o))))
                Compare(gone, [], gone.Text("ContentType") ?? "", $"{path}[{Id(gone)}].", Join(section, Title(gone)));
        }

        private void Add(string path, string section, string label, JsonNode? before, JsonNode? after, Func<JsonNode?, string> write)
        {
            if (!JsonComparison.AreAlike(before, after))
                Found.Add(new(path, section, label, before, after, TextDifference.Compare(write(before), write(after))));
        }

        private static IEnumerable<string> Names(JsonObject? value) => value?.Select(m => m.Key) ?? [];

        private static JsonArray? Order(List<JsonObject> items) => items.Count == 0 ? null : [.. items.Select(i => JsonValue.Create(Title(i)))];

        private static string? Id(JsonObject item) => item.Text("ContentItemId");

        private static string Title(JsonObject item) => item.Text("DisplayText") is { Length: > 0 } title ? title : item.Text("ContentType") ?? "";

        private static string Join(string outer, string inner) => outer.Length == 0 ? inner : inner.Length == 0 ? outer : $"{outer} › {inner}";
    }
}
