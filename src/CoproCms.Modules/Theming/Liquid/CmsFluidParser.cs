using CoproCms.Errors;
using CoproCms.Theming.Tags;
using Fluid;
using Fluid.Ast;
using Fluid.Parser;
using Parlot.Fluent;

namespace CoproCms.Theming.Liquid;

/// <summary>Fluid's grammar with the tags of the language; unknown tags and filters are faults with a place.</summary>
internal sealed class CmsFluidParser : FluidParser
{
    private static readonly HashSet<string> Inner = ["else", "elsif", "elseif", "when", "liquid"];

    private readonly LiquidLanguage _language;
    private readonly Func<string, bool> _filterExists;

    public CmsFluidParser(LiquidLanguage language, Func<string, bool> filterExists, Func<string, string> suggestFilter)
        : base(new FluidParserOptions { AllowFunctions = true, AllowParentheses = true })
    {
        (_language, _filterExists) = (language, filterExists);
        foreach (var (name, tag) in language.Tags)
            RegisterParserTag(name, LooseArguments(), (arguments, writer, _, context) => RunAsync(tag, arguments, writer, (LiquidContext)context));
        foreach (var (name, block) in language.Blocks)
        {
            RegisterParserBlock(name, LooseArguments(), (arguments, body, writer, encoder, context) =>
                RunAsync(block, arguments, body, writer, encoder, (LiquidContext)context));
        }

        FilterExpression.Parser = new LocatedFilterParser(FilterExpression.Parser!, _filterExists, suggestFilter);
        foreach (var (name, parser) in RegisteredTags.ToList())
            RegisteredTags[name] = new LocatedTagParser(parser);
    }

    /// <exception cref="LiquidException">The source cannot be read as a template.</exception>
    public LiquidTemplate Parse(string name, string source)
    {
        try
        {
            if (Grammar.TryParse(new NamedParseContext(source, name), out var statements, out var error))
                return new(name, new FluidTemplate(statements));
            throw Failure(name, source, error?.Message ?? "it cannot be read", error?.Position.Offset ?? 0);
        }
        catch (Fluid.ParseException fault)
        {
            throw Failure(name, source, fault.Message, 0);
        }
        catch (Parlot.ParseException fault)
        {
            throw Failure(name, source, fault.Message, fault.Position.Offset);
        }
    }

    private LiquidException Failure(string name, string source, string message, int offset)
    {
        if (SourcePlaces.UnknownTag(source, Exists) is { } tag)
            return new(name, tag.Place.Line, tag.Place.Column, $"there is no tag '{tag.Name}'{NearestName.Hint(tag.Name, RegisteredTags.Keys)}");
        var place = SourcePlaces.At(source, Math.Min(offset, source.Length));
        return new(name, place.Line, place.Column, message);
    }

    private bool Exists(string tag) =>
        RegisteredTags.ContainsKey(tag) || Inner.Contains(tag) || (tag.StartsWith("end", StringComparison.Ordinal) && RegisteredTags.ContainsKey(tag[3..]));

    // The comma after the first argument may be left out, as shape_pager and the shape_* tags of Orchard Core have it.
    private Parser<IReadOnlyList<FilterArgument>> LooseArguments()
    {
        var first = Primary.Then(value => new FilterArgument(null, value));
        var named = Identifier.AndSkip(Colon).And(Primary).Then(pair => new FilterArgument(pair.Item1, pair.Item2));
        var argument = Parsers.ZeroOrOne(Comma).SkipAnd(Parsers.OneOf(named, first));
        return Parsers.ZeroOrMany(argument);
    }

    private static async ValueTask<Completion> RunAsync(
        LiquidTag tag, IReadOnlyList<FilterArgument> arguments, TextWriter writer, LiquidContext context)
    {
        context.IncrementSteps();
        await tag(await TagArguments.EvaluateAsync(arguments, context), writer, context);
        return Completion.Normal;
    }

    private static async ValueTask<Completion> RunAsync(
        LiquidBlock block, IReadOnlyList<FilterArgument> arguments, IReadOnlyList<Statement> body, TextWriter writer,
        System.Text.Encodings.Web.TextEncoder encoder, LiquidContext context)
    {
        context.IncrementSteps();
        await block(await TagArguments.EvaluateAsync(arguments, context), RenderAsync, writer, context);
        return Completion.Normal;

        async ValueTask RenderAsync(TextWriter target) => await body.RenderStatementsAsync(target, encoder, context);
    }
}
