using CoproCms.Deployment.Plans;

namespace CoproCms.Deployment.Admin;

/// <summary>None, all, or what is chosen below.</summary>
/// <param name="Name">Of the controls.</param>
/// <param name="Share">The present choice.</param>
/// <param name="None">What the first says, in the reader's language.</param>
/// <param name="All">What the second says.</param>
/// <param name="Chosen">What the third says.</param>
internal sealed record ShareChoice(string Name, Share Share, string None, string All, string Chosen)
{
    public IEnumerable<(Share Value, string Label)> Options => [(Share.None, None), (Share.All, All), (Share.Chosen, Chosen)];
}
