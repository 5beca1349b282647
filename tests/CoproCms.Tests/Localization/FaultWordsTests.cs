using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Localization;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Tests.Architecture;
using CoproCms.Webhooks;
using CoproCms.Webhooks.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoproCms.Tests.Localization;

/// <summary>What an editor is told of a broken rule is said in their language.</summary>
public sealed class FaultWordsTests
{
    private readonly Translations _translations = new([new Source()], NullLogger<Translations>.Instance);

    [Fact]
    public void Names_and_numbers_keep_their_places() =>
        Assert.Equal("Mae gan Blurb 320 o nodau; caiff fod ganddo 300 ar y mwyaf.", _translations.Fault("cy", "Blurb has 320 characters; it may have 300 at most."));

    [Fact]
    public void A_name_that_has_a_translation_gets_it() => Assert.Equal("Mae angen gwerth ar gyfer Lleoliad.", _translations.Fault("cy", "A value is required for Venue."));

    [Fact]
    public void What_is_quoted_is_to_be_typed_as_it_is() =>
        Assert.EndsWith("'Permissions' oedd gennych mewn golwg?", _translations.Fault("cy", "there is no property 'Permisions' here; did you mean 'Permissions'?"), StringComparison.Ordinal);

    [Fact]
    public void The_pattern_that_says_the_most_is_taken() =>
        Assert.StartsWith("Mae'r cyfeiriad hwn eisoes ar waith. Y system biau", _translations.Fault("cy", "Your permalink is already in use. \"api\" belongs to the system; choose another beginning."), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "A value is required for Venue.")]
    [InlineData("cy", "Nobody ever said this.")]
    public void A_message_without_a_pattern_stays_as_it_is(string culture, string message) => Assert.Equal(message, _translations.Fault(culture, message));

    [Theory]
    [InlineData("the path 'a?b' must have between 1 and 400 characters", "y llwybr 'a?b': rhaid iddo fod â rhwng 1 a 400 o nodau")]
    [InlineData("there is no step 'rolls'; did you mean 'roles'?", "nid oes cam 'rolls'; ai 'roles' oedd gennych mewn golwg?")]
    [InlineData("Spring fair: A value is required for Venue", "Spring fair: Mae angen gwerth ar gyfer Lleoliad.")]
    public void A_message_within_a_message_is_said_in_the_language_too(string message, string welsh) => Assert.Equal(welsh, _translations.Fault("cy", message));

    [Fact]
    public void Every_message_that_people_read_has_its_Welsh() => Assert.Empty(FaultMessages.All().Concat(Framework()).Where(m => IsEnglish(m.Message)).Distinct());

    // What was left empty leaves nothing between the marks, and a pattern must not take that for another message.
    [Fact]
    public void Messages_about_what_was_left_empty_have_their_Welsh_throughout() => Assert.Empty(
        FaultMessages.All().Select(m => (m.File, Message: m.Message.Replace("'word'", "''", StringComparison.Ordinal).Replace("\"word\"", "\"\"", StringComparison.Ordinal))).Where(m => IsEnglish(m.Message)).Distinct());

    [Fact]
    public void A_webhook_without_an_address_is_refused_in_Welsh()
    {
        var guard = new OutboundGuard(new ConfigurationBuilder().Build());
        var refused = Assert.Throws<InvalidContentException>(() => WebhookInput.Read(new() { ["url"] = "", ["events"] = new JsonArray(WebhookEvents.Published) }, new("", "", ""), ContentDefinitions.Empty, guard));

        Assert.Equal("Mae angen y cyfeiriad a hysbysir ar fachyn gwe.", _translations.Fault("cy", Assert.Single(refused.Errors).Message));
    }

    [Fact]
    public void What_a_recipe_reports_about_has_its_Welsh() => Assert.Empty(FaultMessages.Kinds().Where(k => _translations.Text("cy", k.Message) == k.Message).Distinct());

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":1 2}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":\"\\q\"}")]
    [InlineData("{\"a\":\"x")]
    [InlineData("{\"a\":#}")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_wrong_with_a_recipe_s_JSON_is_said_in_Welsh(string json)
    {
        var refused = Assert.Throws<InvalidRecipeException>(() => RecipeReader.Read("a.json", System.Text.Encoding.UTF8.GetBytes(json), RecipeFiles.None));

        Assert.All(refused.Faults, f => Assert.False(IsEnglish(f.Message), f.Message));
    }

    [Fact]
    public void The_messages_are_found()
    {
        var messages = FaultMessages.All().Select(m => m.Message).ToList();

        Assert.Contains("The number of places cannot be below 0.", messages);
        Assert.Contains("there are no workflows", messages);
        Assert.Contains("must not use a name that Windows keeps for a device", messages);
        Assert.Contains("deployment plan", FaultMessages.Kinds().Select(k => k.Message));
        Assert.Contains("Incorrect password.", Framework().Select(m => m.Message));
    }

    private bool IsEnglish(string message) => _translations.Fault("cy", message) == message;

    // Those that come from the libraries: Identity's about users, Fluid's about templates.
    private static IEnumerable<(string File, string Message)> Framework()
    {
        var identity = new IdentityErrorDescriber();
        foreach (var method in typeof(IdentityErrorDescriber).GetMethods().Where(m => m.ReturnType == typeof(IdentityError)))
            yield return ("Identity", ((IdentityError)method.Invoke(identity, [.. method.GetParameters().Select(p => p.ParameterType == typeof(int) ? (object)3 : "word")])!).Description);
        foreach (var field in typeof(Fluid.FluidParser).Assembly.GetTypes().Single(t => t.Name == "ErrorMessages").GetFields())
            yield return ("Fluid", ((string)field.GetValue(null)!).Replace("{0}", "word"));
    }

    private sealed class Source : ITranslationSource
    {
        public IEnumerable<TranslationText> Read() =>
        [
            .. Directory.GetFiles(Path.Combine(SourceTree.Root, "src", "CoproCms.Modules"), "cy.po", SearchOption.AllDirectories)
                .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).Select(file => new TranslationText(file, "cy", File.ReadAllText(file))),
            new("more", "cy", "msgid \"Venue\"\nmsgstr \"Lleoliad\"\n"),
        ];
    }
}
