using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Admin.ContentTypes.Changes;

namespace CoproCms.Admin.ContentTypes;

/// <summary>The words for what changes in a definition, and for what that does to content.</summary>
internal sealed class DifferenceText(AdminText text, DefinitionForms forms)
{
    private const int Longest = 80;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Of(DefinitionDifference difference) => difference switch
    {
        { Kind: DifferenceKind.Added } => text["{0} is added", difference.Element],
        { Kind: DifferenceKind.Removed } => text["{0} is taken away", difference.Element],
        { Kind: DifferenceKind.Moved, Member: "ContentTypePartDefinitionRecords" } => text["The parts get another order"],
        { Kind: DifferenceKind.Moved } => text["The fields get another order"],
        _ => text["{0}, {1}: {2} → {3}", difference.Element, Label(difference), Value(difference.Before), Value(difference.After)],
    };

    public string Of(Effect effect) => effect.Kind switch
    {
        EffectKind.Hidden => text["What {0} holds is no longer shown or edited, and GraphQL no longer serves it. It stays in the content, and is back when the field is.", effect.Subject],
        EffectKind.Invalid => text["Items break a rule at {0}, and cannot be saved until they are mended: {1}", effect.Subject, text.Fault(effect.Detail ?? "")],
        EffectKind.OtherPath => text["The pattern gives other paths. Present paths stay until they are made anew, for example {0}.", effect.Detail ?? ""],
        EffectKind.DraftsGoLive => text["There are drafts. Without drafts, what is saved next is published at once."],
        EffectKind.NoMoreVersions => text["Earlier versions are no longer kept when items are saved."],
        EffectKind.LiquidRuns => text["Text in {0} holds Liquid, which is run from then on.", effect.Subject],
        _ => text["Items of the type stand elsewhere in GraphQL and in lists, as the stereotype says."],
    };

    private string Label(DefinitionDifference difference)
    {
        if (difference.Section is null)
            return difference.Member == "DisplayName" ? text["Name shown to people"] : difference.Member ?? "";
        var input = forms.All.Where(f => f.Section == difference.Section).SelectMany(f => f.Inputs).FirstOrDefault(i => i.Name == difference.Member);
        return input is null ? $"{difference.Section}.{difference.Member}" : text[input.Label];
    }

    private string Value(JsonNode? value) => value?.GetValueKind() switch
    {
        null => text["nothing"],
        JsonValueKind.True => text["yes"],
        JsonValueKind.False => text["no"],
        JsonValueKind.String => Short(value.GetValue<string>() is { Length: > 0 } written ? $"“{written}”" : text["nothing"]),
        _ => Short(value.ToJsonString(Readable)),
    };

    private static string Short(string written) => written.Length <= Longest ? written : written[..Longest] + "…";
}
