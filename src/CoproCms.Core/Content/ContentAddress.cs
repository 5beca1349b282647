namespace CoproCms.Content;

/// <summary>Where a live item stands, and since when it is as it is. <see cref="Path"/> has no leading slash.</summary>
public sealed record ContentAddress(string ContentItemId, string Path, string? Culture, string? LocalizationSet, DateTime ModifiedUtc);
