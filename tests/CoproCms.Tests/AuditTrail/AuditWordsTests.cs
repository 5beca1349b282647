using CoproCms.Admin;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Admin;
using CoproCms.Localization;
using CoproCms.Tests.Architecture;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoproCms.Tests.AuditTrail;

/// <summary>What is written down under a name of the program's is read in words of people; that they have their Welsh is tested with all texts.</summary>
public sealed class AuditWordsTests
{
    // A change's own word is one of these three.
    private static readonly string[] OfRows = [AuditActions.Created, AuditActions.Changed, AuditActions.Removed];

    private readonly AdminText _text = new(new Translations([], NullLogger<Translations>.Instance), null!);

    [Fact]
    public void Every_action_that_is_written_down_has_words() =>
        Assert.DoesNotContain(Actions(), action => AuditWords.Action(_text, action) == action);

    [Fact]
    public void Every_kind_has_words() => Assert.DoesNotContain(AuditCategories.All, category => AuditWords.Category(_text, category) == category);

    [Fact]
    public void The_actions_are_found() => Assert.Superset(new HashSet<string> { "created", "folder created", "scope removed", "locked", "owner changed" }, Actions().ToHashSet());

    // Named in a class of such names, or written where the event is made.
    private static IEnumerable<string> Actions() => SourceTree.Product.Where(file => file.Text.Contains("CoproCms.Auditing", StringComparison.Ordinal)).SelectMany(file => Named(file).Concat(Written(file)));

    private static IEnumerable<string> Named(SourceFile file) =>
        from type in file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        where type.Identifier.Text == nameof(AuditActions) || type.Identifier.Text.EndsWith("Audit", StringComparison.Ordinal)
        from field in type.Members.OfType<FieldDeclarationSyntax>()
        where field.Modifiers.Any(m => m.Text == "const") && field.Modifiers.Any(m => m.Text == "public") && field.Declaration.Type.ToString() == "string"
        from name in field.Declaration.Variables
        from text in Texts(name.Initializer!.Value)
        where !IsSetting(name.Identifier.Text)
        select text;

    private static IEnumerable<string> Written(SourceFile file) =>
        (from made in file.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
         where made.ArgumentList is { Arguments.Count: 3 } && made.ArgumentList.Arguments[0].ToString().StartsWith(nameof(AuditCategories), StringComparison.Ordinal)
         from text in Texts(made.ArgumentList!.Arguments[1].Expression)
         select text)
        .Concat(
         from set in file.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>()
         where set.Left.ToString() == nameof(AuditEvent.Action)
         from text in Texts(set.Right)
         select text);

    private static IEnumerable<string> Texts(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax text => [text.Token.ValueText],
        ConditionalExpressionSyntax choice => Texts(choice.WhenTrue).Concat(Texts(choice.WhenFalse)),
        InterpolatedStringExpressionSyntax text => OfRows.Select(action => string.Concat(text.Contents.Select(c => c is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : action))),
        _ => [],
    };

    private static bool IsSetting(string name) => name is nameof(Audit.Section) or nameof(Audit.KeepsAddresses);
}
