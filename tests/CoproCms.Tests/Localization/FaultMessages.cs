using System.Text.RegularExpressions;
using CoproCms.Tests.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoproCms.Tests.Localization;

/// <summary>The messages that people read of broken rules, as the sources give them, with some word for each name and number in them.</summary>
internal static partial class FaultMessages
{
    /// <summary>What they say goes to programs, in English.</summary>
    private static readonly string[] ForPrograms = ["CoproCms.Modules/Rest/", "CoproCms.Modules/GraphQL/", "CoproCms.Modules/Queries/QueryParameters.cs", "Media/Uploads/UploadEndpoints.cs"];

    /// <summary>Files that say what is wrong in plain texts, without a rule's key beside them.</summary>
    private static readonly string[] PlainTexts =
    [
        "Definitions/DefinitionNames.cs", "Recipes/SchemaCheck.cs", "Recipes/PackageLimits.cs", "Orchard/OrchardFeatures.cs", "Orchard/OrchardSteps.cs", "Http/WebhookInput.cs",
        "Applications/ApplicationRules.cs", "Files/MediaPath.cs", "Delivery/WebhookSender.cs", "Accounts/EmailValidator.cs",
    ];

    /// <summary>Calls that take a message.</summary>
    private static readonly string[] Calls = ["MediaRefusedException", "ImageRefusedException", "BadParameter", "Conflict", "FluidException", "ParseException", "RefusedRequestException"];

    public static IEnumerable<(string File, string Message)> All() =>
        from file in SourceTree.Product
        where !ForPrograms.Any(p => file.Path.Contains(p, StringComparison.Ordinal))
        from text in AfterRules(file).Concat(InCalls(file)).Concat(Reasons(file)).Concat(Warnings(file)).Concat(PlainTexts.Any(file.Path.EndsWith) ? Plain(file) : [])
        where Words().IsMatch(text.Replace("word", "", StringComparison.Ordinal))
        select (file.Path, text);

    /// <summary>What the lines of a recipe's report are about: <c>content item</c>.</summary>
    public static IEnumerable<(string File, string Message)> Kinds() =>
        (from file in SourceTree.Product
         from report in Reports(file)
         from kind in Texts(report[1].Expression)
         select (file.Path, kind))
        .Concat(
         from file in SourceTree.Product
         from property in file.Root.DescendantNodes().OfType<PropertyDeclarationSyntax>()
         where property.Identifier.Text == "What" && property.ExpressionBody is not null
         from kind in Texts(property.ExpressionBody!.Expression)
         select (file.Path, kind));

    // ("field.required", $"A value is required for {label}."), whoever is called with the two.
    private static IEnumerable<string> AfterRules(SourceFile file) =>
        from list in file.Root.DescendantNodes().Where(n => n is ArgumentListSyntax or TupleExpressionSyntax)
        let arguments = list switch { ArgumentListSyntax call => call.Arguments, TupleExpressionSyntax tuple => tuple.Arguments, _ => [] }
        from i in Enumerable.Range(1, Math.Max(0, arguments.Count - 1))
        where arguments[i - 1].Expression is LiteralExpressionSyntax key && Rule().IsMatch(key.Token.ValueText)
        from text in Texts(arguments[i].Expression)
        select text;

    private static IEnumerable<string> InCalls(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        let called = node switch { ObjectCreationExpressionSyntax made => made.Type.ToString(), InvocationExpressionSyntax call => call.Expression.ToString(), _ => "" }
        where Calls.Contains(called.Split('.')[^1])
        from argument in (node is ObjectCreationExpressionSyntax { ArgumentList: { } list } ? list : ((InvocationExpressionSyntax)node).ArgumentList).Arguments
        from text in Texts(argument.Expression)
        select text;

    private static IEnumerable<string> Reasons(SourceFile file) => from report in Reports(file) where report.Count == 4 from text in Texts(report[3].Expression) select text;

    private static IEnumerable<SeparatedSyntaxList<ArgumentSyntax>> Reports(SourceFile file) =>
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.ToString() is "step.Report" or "context.Report"
        select call.ArgumentList.Arguments;

    // What a form of settings says before it saves.
    private static IEnumerable<string> Warnings(SourceFile file) =>
        file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m.Identifier.Text == "Warnings").SelectMany(Plain);

    private static IEnumerable<string> Plain(SourceFile file) => Plain(file.Root);

    private static IEnumerable<string> Plain(SyntaxNode code) =>
        from node in code.DescendantNodes().OfType<ExpressionSyntax>()
        where node is (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax) and not { Parent: ArgumentSyntax { Parent.Parent: AttributeSyntax } }
        where !node.Ancestors().Any(a => a is AttributeSyntax)
        from text in Texts(node)
        select text;

    private static IEnumerable<string> Texts(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text => [text.Token.ValueText],
        InterpolatedStringExpressionSyntax text => [string.Concat(text.Contents.Select(Piece))],
        ConditionalExpressionSyntax choice => Texts(choice.WhenTrue).Concat(Texts(choice.WhenFalse)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => from left in Part(sum.Left) from right in Part(sum.Right) select left + right,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => Texts(either.Left).Concat(Texts(either.Right)),
        ParenthesizedExpressionSyntax inner => Texts(inner.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Create" }, ArgumentList.Arguments: [_, var made] } => Texts(made.Expression),
        _ => [],
    };

    private static IEnumerable<string> Part(ExpressionSyntax expression) => Texts(expression).DefaultIfEmpty("word");

    private static string Piece(InterpolatedStringContentSyntax content) =>
        content is InterpolatedStringTextSyntax words ? words.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}") : "word";

    [GeneratedRegex(@"^[a-zA-Z-]+(\.[a-zA-Z0-9-]+)+$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\p{L}.* .*\p{L}", RegexOptions.Singleline)]
    private static partial Regex Words();
}
