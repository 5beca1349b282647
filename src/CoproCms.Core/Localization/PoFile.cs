using System.Collections.Immutable;

namespace CoproCms.Localization;

/// <summary>One text of a PO file.</summary>
/// <param name="Context"><c>msgctxt</c>, null when there is none.</param>
/// <param name="Id">The text in the source language.</param>
/// <param name="PluralId"><c>msgid_plural</c>, null for a text without number.</param>
/// <param name="Forms">The translations by form; an empty one is not translated yet.</param>
/// <param name="Line">Where the entry begins, from 1.</param>
public sealed record PoEntry(string? Context, string Id, string? PluralId, ImmutableArray<string> Forms, int Line);

/// <summary>A line that could not be read. The rest of the file counts nevertheless.</summary>
public sealed record PoFault(int Line, string Message);

/// <summary>A gettext catalogue as read from its text.</summary>
public sealed record PoFile(ImmutableArray<PoEntry> Entries, ImmutableArray<PoFault> Faults)
{
    /// <summary>Never throws: what cannot be read becomes a fault.</summary>
    public static PoFile Read(string text) => new PoReader().Read(text);
}
