using CoproCms.Localization;
using CoproCms.Tests.Architecture;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoproCms.Tests.Localization;

/// <summary>What an editor is told of a broken rule is said in their language.</summary>
public sealed class FaultWordsTests
{
    private static readonly string Welsh = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "CoproCms.Modules", "Errors", "Localization", "cy.po"));

    private static readonly string[] Rules = ["CoproCms.Core/Content/", "CoproCms.Core/Fields/", "CoproCms.Modules/Fields/", "CoproCms.Modules/Parts/", "CoproCms.Modules/Taxonomies/", "CoproCms.Modules/Network/"];

    private readonly Translations _translations = new([new Source()], NullLogger<Translations>.Instance);

    [Fact]
    public void Names_and_numbers_keep_their_places() =>
        Assert.Equal("Mae gan Summary 320 o nodau; caiff fod ganddo 300 ar y mwyaf.", _translations.Fault("cy", "Summary has 320 characters; it may have 300 at most."));

    [Fact]
    public void A_name_that_has_a_translation_gets_it() => Assert.Equal("Mae angen gwerth ar gyfer Lleoliad.", _translations.Fault("cy", "A value is required for Venue."));

    [Fact]
    public void The_pattern_that_says_the_most_is_taken() =>
        Assert.StartsWith("Mae'r cyfeiriad hwn eisoes ar waith. Y system biau", _translations.Fault("cy", "Your permalink is already in use. \"api\" belongs to the system; choose another beginning."), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "A value is required for Venue.")]
    [InlineData("cy", "Nobody ever said this.")]
    public void A_message_without_a_pattern_stays_as_it_is(string culture, string message) => Assert.Equal(message, _translations.Fault(culture, message));

    [Fact]
    public void Every_message_of_a_rule_of_content_has_its_Welsh() => Assert.Empty(Messages().Where(m => _translations.Fault("cy", m) == m).Distinct());

    [Fact]
    public void The_messages_are_found() => Assert.Contains("The number of places cannot be below 0.", Messages());

    /// <summary>The messages as the sources give them, with some word for each name and number in them.</summary>
    private static IEnumerable<string> Messages() =>
        from file in SourceTree.Product
        where Rules.Any(rule => file.Path.Contains(rule, StringComparison.Ordinal))
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.ToString() == "errors.Add" && call.ArgumentList.Arguments.Count == 3
        select call.ArgumentList.Arguments[2].Expression switch
        {
            LiteralExpressionSyntax text => text.Token.ValueText,
            InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(c => c is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "word")),
            _ => null,
        }
        into message
        where message is not null
        select message;

    private sealed class Source : ITranslationSource
    {
        public IEnumerable<TranslationText> Read() => [new("cy.po", "cy", Welsh), new("more", "cy", "msgid \"Venue\"\nmsgstr \"Lleoliad\"\n")];
    }
}
