using System.Collections.Frozen;
using System.Text;
using CoproCms.Data;
using Microsoft.Extensions.Logging;

namespace CoproCms.Localization;

/// <summary>Gives PO texts to <see cref="Translations"/>, the weakest first.</summary>
public interface ITranslationSource
{
    IEnumerable<TranslationText> Read();
}

/// <param name="Name">For messages: the file's name.</param>
/// <param name="Culture">The language translated into.</param>
/// <param name="Po">The PO file's text.</param>
public sealed record TranslationText(string Name, string Culture, string Po);

/// <summary>The words of the interface in every language. A text without translation is itself.</summary>
public sealed partial class Translations(IEnumerable<ITranslationSource> sources, ILogger<Translations> logger) : ITaggedCache
{
    /// <summary>Messages within messages: a fault of a recipe names an item's fault, and that the value.</summary>
    private const int MostNested = 4;

    private FrozenDictionary<Key, PoEntry>? _entries;
    private FaultPatterns? _faults;

    private IEnumerable<(string Culture, PoEntry Entry)> All => (_entries ??= Load()).Select(e => (e.Key.Culture, e.Value));

    // The source language needs no file of its own: the plurals of its texts stand in those of the others.
    private FrozenDictionary<string, string> _plurals = FrozenDictionary<string, string>.Empty;

    /// <summary>The text in the culture, with <c>{0}</c>, <c>{1}</c> … replaced.</summary>
    public string Text(string culture, string id, string? context = null, params ReadOnlySpan<string> arguments) =>
        Fill(Find(culture, id, context) is { Forms: [{ Length: > 0 } text, ..] } ? text : id, arguments);

    /// <summary>The form of the text that goes with the number, <c>{0}</c> replaced by the number as the culture writes it.</summary>
    /// <param name="culture">The language wanted.</param>
    /// <param name="id">The singular in the source language, <c>{0} event</c>.</param>
    /// <param name="number">What is counted.</param>
    /// <param name="context"><c>msgctxt</c>.</param>
    /// <param name="arguments">For <c>{1}</c> and further.</param>
    public string Plural(string culture, string id, decimal number, string? context = null, params ReadOnlySpan<string> arguments)
    {
        var written = number.ToString("#,0.###", SiteCultures.Format(culture));
        return Fill(Form(culture, id, number, context), [written, .. arguments]);
    }

    /// <summary>
    /// A message that was written in English with its names and numbers in it, as the rules of content are, in another language: found by the pattern it was made
    /// from, which stands with the context <see cref="FaultPatterns.Context"/>. Names in it that have a translation of their own get it, unless they are quoted, and so do
    /// messages within the message, such as the reason after a colon.
    /// </summary>
    public string Fault(string culture, string message) => Fault(culture, message, MostNested);

    private string Fault(string culture, string message, int nested)
    {
        var patterns = (_faults ??= new(All)).In(culture);
        return patterns.Find(message) is { } found
            ? Fill(found.Text, [.. found.Arguments.Select((argument, i) => IsQuoted(found.Text, i) ? argument : Part(culture, argument, nested - 1))])
            : Text(culture, message);
    }

    // What stands between such marks is to be typed as it is: the name of a property or a value.
    private static bool IsQuoted(string text, int argument) => text.Contains($"'{{{argument}}}'", StringComparison.Ordinal);

    private string Part(string culture, string text, int nested) =>
        Text(culture, text) is var word && (word != text || nested == 0 || !text.Contains(' ')) ? word : Fault(culture, text, nested);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Document(DocumentKinds.Template)))
            (_entries, _faults) = (null, null);
        return default;
    }

    private string Form(string culture, string id, decimal number, string? context)
    {
        var category = PluralRules.Cardinal(culture, number);
        if (Find(culture, id, context) is not { } entry)
            return number == 1 ? id : _plurals.GetValueOrDefault(id, id);
        var index = PluralRules.Categories(culture).ToList().IndexOf(category);
        var form = entry.Forms.Length == 0 ? "" : entry.Forms[Math.Min(index, entry.Forms.Length - 1)];
        return form.Length > 0 ? form : number == 1 ? id : entry.PluralId ?? id;
    }

    private PoEntry? Find(string culture, string id, string? context)
    {
        var entries = _entries ??= Load();
        return entries.GetValueOrDefault(new(culture, context, id)) ?? (context is null ? null : entries.GetValueOrDefault(new(culture, null, id)));
    }

    private FrozenDictionary<Key, PoEntry> Load()
    {
        var entries = new Dictionary<Key, PoEntry>();
        foreach (var source in sources.SelectMany(s => s.Read()))
        {
            var file = PoFile.Read(source.Po);
            foreach (var fault in file.Faults)
                LogFault(source.Name, fault.Line, fault.Message);
            foreach (var entry in file.Entries)
                entries[new(source.Culture, entry.Context, entry.Id)] = entry;
        }

        _plurals = entries.Values.Where(e => e.PluralId is not null).DistinctBy(e => e.Id).ToFrozenDictionary(e => e.Id, e => e.PluralId!);
        return entries.ToFrozenDictionary();
    }

    // Not string.Format: a translator's stray brace must not break a page.
    private static string Fill(string text, ReadOnlySpan<string> arguments)
    {
        if (arguments.IsEmpty || !text.Contains('{'))
            return text;
        var filled = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 2 < text.Length && text[i] == '{' && text[i + 2] == '}' && text[i + 1] - '0' is >= 0 and var index && index < arguments.Length)
            {
                filled.Append(arguments[index]);
                i += 2;
            }
            else
                filled.Append(text[i]);
        }

        return filled.ToString();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} line {Line}: {Problem}")]
    private partial void LogFault(string file, int line, string problem);

    private readonly record struct Key(string Culture, string? Context, string Id);
}
