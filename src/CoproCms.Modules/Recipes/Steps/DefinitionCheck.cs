using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Recipes.Steps;

/// <summary>Finds the faults of the types and parts in a step, against the definitions as they will be after it.</summary>
internal sealed class DefinitionCheck(DefinitionRules rules)
{
    public void Check(RecipeStepContext step, ContentDefinitions after)
    {
        ForEach(step, "ContentParts", part => rules.Check(ContentDefinitionJson.ReadPart(part)));
        ForEach(step, "ContentTypes", type => rules.Check(ContentDefinitionJson.ReadType(type, after.Parts.GetValueOrDefault), after));
    }

    private static void ForEach(RecipeStepContext step, string member, Func<JsonObject, IEnumerable<DefinitionFault>> check)
    {
        foreach (var (i, json) in step.Json.Objects(member).Index())
        {
            foreach (var fault in check(json))
                Report(step, fault, fault.Pointer.Length == 0 ? $"{member}/{i}" : $"{member}/{i}/{fault.Pointer}");
        }
    }

    private static void Report(RecipeStepContext step, DefinitionFault fault, string pointer)
    {
        if (fault.IsUnknownName)
            step.Unknown(pointer, fault.Rule, fault.Message);
        else
            step.Error(pointer, fault.Rule, fault.Message);
    }
}
