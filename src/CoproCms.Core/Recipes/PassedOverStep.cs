namespace CoproCms.Recipes;

/// <summary>A step that Orchard Core has and this site does not: it is passed over with a warning that says why.</summary>
/// <param name="Name">As recipes name it.</param>
/// <param name="Why">One sentence, without a full stop.</param>
public sealed record PassedOverStep(string Name, string Why);
