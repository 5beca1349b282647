using CoproCms.Admin.ContentTypes;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Admin.ContentTypes;

/// <summary>What the editor of content types foretells of a change.</summary>
public sealed class ImpactTests
{
    private static TypeBuilder Note => new TypeBuilder("Note").Part("TitlePart").Field("Summary", "TextField").Field("Size", "NumericField");

    [Fact]
    public async Task A_field_that_goes_hides_the_values_it_has()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();
        await session.PublishAsync("Note", """{"TitlePart":{"Title":"Full"},"Note":{"Summary":{"Text":"Words"}}}""");
        await session.DraftAsync("Note", """{"TitlePart":{"Title":"Draft"},"Note":{"Summary":{"Text":"More"}}}""");
        await session.PublishAsync("Note", """{"TitlePart":{"Title":"Empty"}}""");

        var impact = await ForetellAsync(session, new TypeBuilder("Note").Part("TitlePart").Field("Size", "NumericField"));

        var effect = Assert.Single(impact.Effects);
        Assert.Equal((EffectKind.Hidden, "Note.Summary", 2), (effect.Kind, effect.Subject, effect.Count));
        Assert.Equal(["Draft", "Full"], effect.Samples.Select(s => s.Name).Order());
        Assert.Equal((3, 3, false), (impact.Items, impact.Read, impact.IsPartial));
    }

    [Fact]
    public async Task A_field_of_another_kind_under_the_same_name_hides_the_values_too()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();
        await session.PublishAsync("Note", """{"Note":{"Size":{"Value":3}}}""");

        var impact = await ForetellAsync(session, new TypeBuilder("Note").Part("TitlePart").Field("Summary", "TextField").Field("Size", "TextField"));

        Assert.Contains(impact.Effects, e => e is { Kind: EffectKind.Hidden, Subject: "Note.Size", Count: 1 });
    }

    [Fact]
    public async Task A_part_that_goes_hides_what_it_holds()
    {
        await using var engine = await StartAsync(Note.Part("HtmlBodyPart"));
        await using var session = engine.As();
        await session.PublishAsync("Note", """{"HtmlBodyPart":{"Html":"<p>Body</p>"}}""");
        await session.PublishAsync("Note");

        var effect = Assert.Single((await ForetellAsync(session, Note)).Effects);

        Assert.Equal((EffectKind.Hidden, "HtmlBodyPart", 1), (effect.Kind, effect.Subject, effect.Count));
    }

    [Fact]
    public async Task A_new_rule_names_the_items_that_break_it_with_its_message()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();
        await session.PublishAsync("Note", """{"TitlePart":{"Title":"Has one"},"Note":{"Summary":{"Text":"Words"}}}""");
        await session.PublishAsync("Note", """{"TitlePart":{"Title":"Has none"}}""");

        var impact = await ForetellAsync(session, new TypeBuilder("Note").Part("TitlePart")
            .Field("Summary", "TextField", """{"TextFieldSettings":{"Required":true}}""").Field("Size", "NumericField"));

        var effect = Assert.Single(impact.Effects);
        Assert.Equal((EffectKind.Invalid, "Note.Summary.Text", 1, "A value is required for Summary."), (effect.Kind, effect.Subject, effect.Count, effect.Detail));
        Assert.Equal("Has none", Assert.Single(effect.Samples).Name);
    }

    [Fact]
    public async Task An_item_that_broke_the_rule_before_is_not_counted()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();
        await session.PublishAsync("Note");
        TypeBuilder Required(string hint) => new TypeBuilder("Note").Part("TitlePart")
            .Field("Summary", "TextField", $$$"""{"TextFieldSettings":{"Required":true,"Hint":"{{{hint}}}"}}""").Field("Size", "NumericField");
        await engine.DefineAsync(Required("one"));

        Assert.Empty((await ForetellAsync(session, Required("two"))).Effects);
    }

    [Fact]
    public async Task Another_pattern_tells_the_path_it_would_give()
    {
        await using var engine = await StartAsync(Routed("notes/{{ ContentItem.DisplayText | slugify }}"));
        await using var session = engine.As();
        await session.PublishAsync("Note", """{"TitlePart":{"Title":"Old Hall"}}""");

        var effect = Assert.Single((await ForetellAsync(session, Routed("news/{{ ContentItem.DisplayText | slugify }}"))).Effects);

        Assert.Equal((EffectKind.OtherPath, "notes/old-hall → news/old-hall"), (effect.Kind, effect.Detail));
    }

    [Fact]
    public async Task A_type_that_loses_its_drafts_counts_those_there_are()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();
        await session.DraftAsync("Note");
        await session.PublishAsync("Note");

        var effect = Assert.Single((await ForetellAsync(session, Note.Setting("Draftable", false))).Effects);

        Assert.Equal((EffectKind.DraftsGoLive, 1), (effect.Kind, effect.Count));
    }

    [Fact]
    public async Task Liquid_that_was_text_and_would_run_is_named()
    {
        await using var engine = await StartAsync(Note.Part("HtmlBodyPart"));
        await using var session = engine.As();
        await session.PublishAsync("Note", """{"HtmlBodyPart":{"Html":"<p>Say {{ Site.SiteSalt }}</p>"}}""");

        var impact = await ForetellAsync(session, Note.Part("HtmlBodyPart", """{"HtmlBodyPartSettings":{"SanitizeHtml":false}}"""));

        Assert.Contains(impact.Effects, e => e is { Kind: EffectKind.LiquidRuns, Subject: "HtmlBodyPart", Count: 1 });
    }

    [Fact]
    public async Task Items_inside_others_count_too()
    {
        await using var engine = await StartAsync(Note, new TypeBuilder("Page").Part("TitlePart").Part("BagPart"));
        await using var session = engine.As();
        await session.PublishAsync("Page", """{"BagPart":{"ContentItems":[{"ContentType":"Note","Note":{"Summary":{"Text":"Inside"}}}]}}""");

        var impact = await ForetellAsync(session, new TypeBuilder("Note").Part("TitlePart").Field("Size", "NumericField"));

        Assert.Equal((1, 1), (impact.Items, Assert.Single(impact.Effects).Count));
    }

    [Fact]
    public async Task Only_so_many_items_are_read_and_it_says_so()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();
        await session.Db.InTransactionAsync(async () =>
        {
            for (var i = 0; i <= ImpactAnalysis.MostItems; i++)
                await session.PublishAsync("Note", """{"Note":{"Summary":{"Text":"Words"}}}""");
        }, default);

        var impact = await ForetellAsync(session, new TypeBuilder("Note").Part("TitlePart").Field("Size", "NumericField"));

        Assert.True(impact.IsPartial);
        Assert.Equal((ImpactAnalysis.MostItems + 1, ImpactAnalysis.MostItems), (impact.Items, impact.Read));
    }

    private static TypeBuilder Routed(string pattern) =>
        new TypeBuilder("Note").Part("TitlePart").Part("AutoroutePart", $$$"""{"AutoroutePartSettings":{"Pattern":"{{{pattern}}}"}}""");

    private static Task<Engine> StartAsync(params TypeBuilder[] types) => Engine.StartAsync(services => services.AddContentTypes(), types);

    private static async Task<Impact> ForetellAsync(Session session, TypeBuilder changed)
    {
        var before = await session.Get<DefinitionStore>().GetAsync(default);
        var after = new DefinitionDraft(changed.Build(), changed.Parts.Single()).ApplyTo(before);
        return await session.Get<ImpactAnalysis>().ForetellAsync(before, after, default);
    }
}
