using Fluid;
using Fluid.Ast;
using Fluid.Parser;
using Parlot;
using Parlot.Fluent;

namespace CoproCms.Theming.Liquid;

/// <summary>Carries the template's name through its parsing.</summary>
internal sealed class NamedParseContext(string text, string name) : FluidParseContext(text)
{
    public string Name { get; } = name;
}

/// <summary>Remembers where each tag stands, so that a fault while it runs can be placed.</summary>
internal sealed class LocatedTagParser(Parser<Statement> inner) : Parser<Statement>
{
    public override bool Parse(ParseContext context, ref ParseResult<Statement> result)
    {
        var place = context.Scanner.Cursor.Position;
        if (!inner.Parse(context, ref result))
            return false;
        var statement = Replacements.For(result.Value);
        result.Set(result.Start, result.End, new LocatedStatement(statement, ((NamedParseContext)context).Name, place));
        return true;
    }
}

/// <summary>Refuses filters that do not exist, and remembers where the others stand.</summary>
internal sealed class LocatedFilterParser(Parser<Expression> inner, Func<string, bool> exists, Func<string, string> suggest) : Parser<Expression>
{
    public override bool Parse(ParseContext context, ref ParseResult<Expression> result)
    {
        context.Scanner.SkipWhiteSpace();
        var place = context.Scanner.Cursor.Position;
        if (!inner.Parse(context, ref result))
            return false;
        if (result.Value is not FilterExpression)
            return true;
        for (var expression = result.Value; expression is FilterExpression filter; expression = filter.Input)
        {
            if (!exists(filter.Name))
                throw new Parlot.ParseException($"there is no filter '{filter.Name}'{suggest(filter.Name)}", PlaceOf(filter.Name, place, context.Scanner));
        }

        result.Set(result.Start, result.End, new LocatedExpression(result.Value, ((NamedParseContext)context).Name, place));
        return true;
    }

    private static TextPosition PlaceOf(string filter, TextPosition start, Scanner scanner)
    {
        var text = scanner.Buffer;
        var pipe = start.Offset;
        while ((pipe = text.IndexOf('|', pipe)) >= 0 && !text.AsSpan(pipe + 1).TrimStart().StartsWith(filter))
            pipe++;
        return pipe < 0 ? start : SourcePlaces.At(text, text.IndexOf(filter, pipe, StringComparison.Ordinal));
    }
}

/// <summary>Keeps ranges from filling the memory before the count of steps can stop the loop.</summary>
internal sealed class BoundedRange(RangeExpression range) : Expression
{
    public override async ValueTask<Fluid.Values.FluidValue> EvaluateAsync(TemplateContext context)
    {
        var from = (await range.From.EvaluateAsync(context)).ToNumberValue();
        var to = (await range.To.EvaluateAsync(context)).ToNumberValue();
        if (to - from >= LiquidLimits.Range || Math.Abs(from) > int.MaxValue || Math.Abs(to) > int.MaxValue)
            throw new FluidException($"the range ({from}..{to}) has more than {LiquidLimits.Range} numbers");
        return await range.EvaluateAsync(context);
    }
}

/// <summary>Statements of Fluid's that ours stand in for.</summary>
internal static class Replacements
{
    public static Statement For(Statement statement) => statement switch
    {
        IncludeStatement include => new IncludeView(include),
        RenderStatement render => new RenderView(render),
        ForStatement { Source: RangeExpression range } loop =>
            new ForStatement(loop.Statements, loop.Identifier, new BoundedRange(range), loop.Limit, loop.Offset, loop.Reversed, loop.Else),
        TableRowStatement { Source: RangeExpression range } row =>
            new TableRowStatement(row.Statements, row.Identifier, new BoundedRange(range), row.Limit, row.Offset, row.Cols),
        _ => statement,
    };
}
