using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Recipes.Steps;

/// <summary>Finds the faults of the types and parts in a step, against the definitions as they will be after it.</summary>
internal sealed class DefinitionCheck(FieldTypes fields, PartTypes parts)
{
    public void Check(RecipeStepContext step, ContentDefinitions after)
    {
        ForEach(step.Json, "ContentParts", (part, at) => CheckPart(part, at, step));
        ForEach(step.Json, "ContentTypes", (type, at) => CheckType(type, at, step, after));
    }

    private void CheckPart(JsonObject part, string at, RecipeStepContext step)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Refuse(DefinitionNames.CheckName(part.Text("Name")!), $"{at}/Name", step);
        ForEach(part, "ContentPartFieldDefinitionRecords", (field, place) =>
        {
            var name = field.Text("Name")!;
            Refuse(DefinitionNames.CheckName(name), $"{at}/{place}/Name", step);
            if (!names.Add(name))
                step.Error($"{at}/{place}/Name", "name.duplicate", $"there are two fields named '{name}'; keep one of them");
            if (fields.Find(field.Text("FieldName")!) is null)
            {
                var kind = field.Text("FieldName")!;
                step.Unknown($"{at}/{place}/FieldName", "field.unknown", $"there is no field '{kind}'{NearestName.Hint(kind, fields.All.Select(f => f.Name))}");
            }
        });
    }

    private void CheckType(JsonObject type, string at, RecipeStepContext step, ContentDefinitions after)
    {
        var typeName = type.Text("Name")!;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Refuse(DefinitionNames.CheckType(typeName), $"{at}/Name", step);
        ForEach(type, "ContentTypePartDefinitionRecords", (record, place) =>
        {
            var partName = record.Text("PartName")!;
            var name = record.Text("Name") is { Length: > 0 } given ? given : partName;
            Refuse(DefinitionNames.CheckName(name), $"{at}/{place}/Name", step);
            if (!names.Add(name))
                step.Error($"{at}/{place}/Name", "name.duplicate", $"there are two parts named '{name}'; keep one of them");
            if (!after.Parts.ContainsKey(partName) && parts.Find(partName) is null && !partName.Equals(typeName, StringComparison.OrdinalIgnoreCase))
            {
                var known = after.Parts.Keys.Concat(parts.All.Select(p => p.Name)).Distinct();
                step.Unknown($"{at}/{place}/PartName", "part.unknown", $"there is no part '{partName}'{NearestName.Hint(partName, known)}");
            }
        });
        foreach (var clash in DefinitionNames.Clashes(after.Type(typeName)!))
            Refuse(clash, at, step);
    }

    private static void Refuse(string? reason, string at, RecipeStepContext step)
    {
        if (reason is not null)
            step.Error(at, "name.refused", reason);
    }

    private static void ForEach(JsonObject json, string member, Action<JsonObject, string> action)
    {
        var i = 0;
        foreach (var entry in json.Objects(member))
            action(entry, $"{member}/{i++}");
    }
}
