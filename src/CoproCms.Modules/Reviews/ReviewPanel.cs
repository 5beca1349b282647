namespace CoproCms.Reviews;

/// <summary>How the review of an item stands, for its editor's page.</summary>
internal sealed record ReviewPanel(string ContentItemId, Review? Open, Review? Last, bool MayAnswer);
