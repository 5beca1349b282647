namespace PartnerSync;

/// <summary>A content type that is copied, and what of it.</summary>
/// <param name="Name">Its field in the schema.</param>
/// <param name="Selection">The members that the partner's site shows.</param>
internal sealed record MirroredType(string Name, string Selection)
{
    private const string Common = "contentItemId contentItemVersionId displayText path summary localization { culture localizationSet } htmlBody { html } image { files { url mediaText } }";

    public static readonly MirroredType[] All =
    [
        new("event", Common + " start end timeZone status attendanceMode venue address postcode cost booking { url text }"),
        new("initiative", Common + " lead origin partners fourCos started ended website { url text } location { latitude longitude }"),
    ];

    /// <summary>Which items are live, and as which version: all that is needed to see what changed.</summary>
    public string LiveQuery =>
        $$"""
        query Live($first: Int!, $after: String) {
          live: {{Name}}Connection(first: $first, after: $after, orderBy: { createdUtc: ASC }) {
            pageInfo { hasNextPage endCursor }
            nodes { contentItemId contentItemVersionId }
          }
        }
        """;

    public string ItemsQuery => $$"""query Items($ids: [ID]) { items: {{Name}}(where: { contentItemId_in: $ids }, first: 100) { {{Selection}} } }""";
}
