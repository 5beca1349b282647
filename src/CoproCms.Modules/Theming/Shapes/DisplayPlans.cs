using System.Runtime.CompilerServices;
using CoproCms.Definitions;

namespace CoproCms.Theming.Shapes;

/// <summary>The plans made so far. They go with the definition and the placement that they were made from.</summary>
internal sealed class DisplayPlans
{
    private readonly ConditionalWeakTable<Placement, ConditionalWeakTable<ContentTypeDefinition, Dictionary<string, DisplayPlan>>> _plans = [];

    public DisplayPlan For(ContentTypeDefinition type, string displayType, Placement placement)
    {
        var plans = _plans.GetOrCreateValue(placement).GetOrCreateValue(type);
        lock (plans)
        {
            if (!plans.TryGetValue(displayType, out var plan))
                plans[displayType] = plan = DisplayPlan.Make(type, displayType, placement);
            return plan;
        }
    }
}
