using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Definitions;

/// <summary>A rule that a definition breaks.</summary>
/// <param name="Pointer">Where in the definition's JSON, without leading slash: <c>ContentPartFieldDefinitionRecords/2/Name</c>.</param>
/// <param name="Rule">Stable key, such as <c>part.unknown</c>.</param>
/// <param name="Message">What is wrong and the way out, without a full stop.</param>
/// <param name="IsUnknownName">It names what this site does not know but another may.</param>
public sealed record DefinitionFault(string Pointer, string Rule, string Message, bool IsUnknownName = false);

/// <summary>The rules of content types and parts, whoever changes them.</summary>
public sealed class DefinitionRules(FieldTypes fields, PartTypes parts)
{
    private const string FieldRecords = "ContentPartFieldDefinitionRecords";
    private const string PartRecords = "ContentTypePartDefinitionRecords";

    public IEnumerable<DefinitionFault> Check(ContentPartDefinition part)
    {
        if (DefinitionNames.CheckName(part.Name) is { } reason)
            yield return Refused("Name", reason);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, field) in part.Fields.Index())
        {
            if (DefinitionNames.CheckName(field.Name) is { } refusal)
                yield return Refused($"{FieldRecords}/{i}/Name", refusal);
            if (!names.Add(field.Name))
                yield return new($"{FieldRecords}/{i}/Name", "name.duplicate", $"there are two fields named '{field.Name}'; keep one of them");
            if (fields.Find(field.FieldType) is null)
            {
                var hint = NearestName.Hint(field.FieldType, fields.All.Select(f => f.Name));
                yield return new($"{FieldRecords}/{i}/FieldName", "field.unknown", $"there is no field '{field.FieldType}'{hint}", IsUnknownName: true);
            }
        }
    }

    /// <param name="type">The type alone, as it is being changed.</param>
    /// <param name="after">The definitions as they will be.</param>
    public IEnumerable<DefinitionFault> Check(ContentTypeDefinition type, ContentDefinitions after)
    {
        if (DefinitionNames.CheckType(type.Name) is { } reason)
            yield return Refused("Name", reason);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, part) in type.Parts.Index())
        {
            if (DefinitionNames.CheckName(part.Name) is { } refusal)
                yield return Refused($"{PartRecords}/{i}/Name", refusal);
            if (!names.Add(part.Name))
                yield return new($"{PartRecords}/{i}/Name", "name.duplicate", $"there are two parts named '{part.Name}'; keep one of them");
            if (!IsKnown(part.Part.Name, type, after))
            {
                var hint = NearestName.Hint(part.Part.Name, after.Parts.Keys.Concat(parts.All.Select(p => p.Name)).Distinct());
                yield return new($"{PartRecords}/{i}/PartName", "part.unknown", $"there is no part '{part.Part.Name}'{hint}", IsUnknownName: true);
            }
        }

        foreach (var clash in DefinitionNames.Clashes(after.Type(type.Name) ?? type))
            yield return Refused("", clash);
    }

    private bool IsKnown(string part, ContentTypeDefinition type, ContentDefinitions after) =>
        after.Parts.ContainsKey(part) || parts.Find(part) is not null || part.Equals(type.Name, StringComparison.OrdinalIgnoreCase);

    private static DefinitionFault Refused(string pointer, string reason) => new(pointer, "name.refused", reason);
}
