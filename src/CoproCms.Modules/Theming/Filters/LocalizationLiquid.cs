using CoproCms.Localization;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Filters;

/// <summary>The words of the interface and the languages of the site.</summary>
internal sealed class LocalizationLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Root("Culture", new RootValue(Member))
        .Filter("t", (input, arguments, context) => StringValue.Create(context.Session.Translate(input.ToStringValue(), [.. Texts(arguments, 0)])))
        .Filter("plural", Plural)
        .Filter("supported_cultures", (_, _, context) => Supported(context.Session))
        .Filter("option_label", OptionLabel);

    private static FluidValue Member(string name, LiquidContext context) => name switch
    {
        "Name" => StringValue.Create(context.Session.Culture),
        "Dir" => StringValue.Create(Direction(context.Session.Culture)),
        "NativeName" => StringValue.Create(NativeName(context.Session.Culture)),
        "SupportedCultures" => Supported(context.Session),
        "DefaultCulture" => StringValue.Create(context.Session.Cultures.Default),
        _ => NilValue.Instance,
    };

    private static ArrayValue Supported(RenderSession session) => new([.. session.Cultures.Supported.Select(culture => new RootValue((name, _) => name switch
    {
        "Name" => StringValue.Create(culture),
        "NativeName" or "DisplayName" => StringValue.Create(NativeName(culture)),
        "Dir" => StringValue.Create(Direction(culture)),
        _ => NilValue.Instance,
    }))]);

    private static StringValue Plural(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var translations = context.Session.Services.GetRequiredService<Translations>();
        var text = translations.Plural(context.Session.Culture, arguments.At(0).ToStringValue(), input.ToNumberValue(), null, [.. Texts(arguments, 1)]);
        return StringValue.Create(text);
    }

    // {{ code | option_label: "Event", "Status" }}: what a predefined list calls the value, in the reader's language.
    private static FluidValue OptionLabel(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        if (input.Text() is not { } value)
            return NilValue.Instance;
        var (type, field) = (arguments.At(0).ToStringValue(), arguments.At(1).ToStringValue());
        return StringValue.Create(context.Session.Translate(OptionLabels.Find(context.Session.Definitions, type, field, value) ?? value));
    }

    private static IEnumerable<string> Texts(FilterArguments arguments, int skip)
    {
        for (var i = skip; i < arguments.Count; i++)
            yield return arguments.At(i).ToStringValue();
    }

    private static string Direction(string culture) => SiteCultures.Format(culture).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    private static string NativeName(string culture)
    {
        var name = System.Globalization.CultureInfo.GetCultureInfo(culture).NativeName;
        return name.Length == 0 ? culture : char.ToUpper(name[0], SiteCultures.Format(culture)) + name[1..];
    }
}
