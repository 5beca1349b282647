using CoproCms.Localization;

namespace CoproCms.Users.Pages;

/// <summary>The module's words in one language: English literals, looked up in its PO files.</summary>
internal sealed class Words(Translations translations, string culture)
{
    public string Culture => culture;

    public string this[string id] => translations.Text(culture, id);

    public string this[string id, params ReadOnlySpan<string> arguments] => translations.Text(culture, id, null, arguments);

    public string Plural(string id, decimal number) => translations.Plural(culture, id, number);
}
