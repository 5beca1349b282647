using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Deployment.Plans;

/// <summary>One step of a plan: what kind of thing, and which of it.</summary>
/// <param name="Type">Orchard Core's name: <c>AllContentDeploymentStep</c>.</param>
/// <param name="Options">What the step says beside its type.</param>
internal sealed record PlanStep(string Type, JsonObject Options);

/// <summary>What an export holds, under a name.</summary>
internal sealed record DeploymentPlan(string Name, ImmutableArray<PlanStep> Steps)
{
    public static DeploymentPlan Read(string name, JsonObject json) =>
        new(name, [.. json.Objects("Steps").Select(s => new PlanStep(s.Text("Type") ?? "", (JsonObject?)s.Object("Step")?.DeepClone() ?? []))]);

    public JsonObject Write() => new()
    {
        ["Name"] = Name,
        ["Steps"] = new JsonArray([.. Steps.Select(s => new JsonObject { ["Type"] = s.Type, ["Step"] = s.Options.DeepClone() })]),
    };

    public JsonObject? Options(string type) => Steps.FirstOrDefault(s => s.Type == type)?.Options;

    public bool Has(string type) => Steps.Any(s => s.Type == type);
}
