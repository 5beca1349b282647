using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.Security;
using CoproCms.Taxonomies;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Taxonomies;

public sealed class TaxonomyTests : IAsyncLifetime
{
    private const string Terms = """
        {"TitlePart":{"Title":"Themes"},"AliasPart":{"Alias":"themes"},"TaxonomyPart":{"TermContentType":"Theme","Terms":[
        {"ContentItemId":"4food","TitlePart":{"Title":"Food"},"TermTranslationsPart":{"Translations":[{"Culture":"cy","Name":"Bwyd"}]},
        "Terms":[{"ContentItemId":"4grow","TitlePart":{"Title":"Growing"},"TermTranslationsPart":{"Translations":[{"Culture":"cy","Name":"Tyfu","Slug":"tyfu-bwyd"}]}}]},
        {"TitlePart":{"Title":"Energy"},"TermTranslationsPart":{"Translations":[{"Culture":"cy","Name":"Ynni"}]}}]}}
        """;

    private Engine _engine = null!;
    private Session _session = null!;
    private ContentItem _taxonomy = null!;

    public async Task InitializeAsync()
    {
        _engine = await Engine.StartAsync(
            new TypeBuilder("Taxonomy").Part("TitlePart").Part("AliasPart").Part("TaxonomyPart"),
            new TypeBuilder("Theme").Part("TitlePart").Part("TermTranslationsPart"));
        _session = _engine.As();
        _taxonomy = await _session.PublishAsync("Taxonomy", Terms);
        await _engine.DefineAsync(new TypeBuilder("Post").Part("TitlePart")
            .Field("Tags", "TaxonomyField", $$$"""{"TaxonomyFieldSettings":{"Open":true,"TaxonomyContentItemId":"{{{_taxonomy.ContentItemId}}}"}}""")
            .Field("Themes", "TaxonomyField", $$$"""{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"{{{_taxonomy.ContentItemId}}}"}}"""));
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public void Terms_get_their_type_an_id_and_the_way_back_at_every_level()
    {
        var food = _taxonomy.Part("TaxonomyPart").Objects("Terms").First();
        var growing = food.Objects("Terms").Single();
        var energy = _taxonomy.Part("TaxonomyPart").Objects("Terms").Last();

        Assert.All([food, growing, energy], term =>
        {
            Assert.Equal("Theme", term.Text("ContentType"));
            Assert.Equal(_taxonomy.ContentItemId, term.Object("TermPart").Text("TaxonomyContentItemId"));
            Assert.True(ContentId.IsWellFormed(term.Text("ContentItemId")));
        });
        Assert.Equal("Growing", growing.Text("DisplayText"));
    }

    [Fact]
    public async Task A_term_is_found_by_its_slug_in_either_language()
    {
        var themes = (await Reader.FindAsync("themes", default))!;

        Assert.Equal("4food", themes.FindBySlug("food")?.Id);
        Assert.Equal("4food", themes.FindBySlug("bwyd")?.Id);
        Assert.Equal("4grow", themes.FindBySlug("Tyfu-Bwyd")?.Id);
        Assert.Null(themes.FindBySlug("housing"));
        Assert.Equal(("Bwyd", "bwyd"), (themes.Find("4food")!.NameIn("cy"), themes.Find("4food")!.SlugIn("cy")));
        Assert.Equal(("Food", "food"), (themes.Find("4food")!.NameIn("en"), themes.Find("4food")!.SlugIn("fr")));
    }

    [Fact]
    public async Task Terms_are_sorted_by_the_readers_language()
    {
        var themes = (await Reader.FindAsync(_taxonomy.ContentItemId, default))!;

        Assert.Equal(["Energy", "Food", "Growing"], themes.Sorted("en").Select(t => t.NameIn("en")));
        Assert.Equal(["Bwyd", "Tyfu", "Ynni"], themes.Sorted("cy").Select(t => t.NameIn("cy")));
    }

    [Fact]
    public async Task A_term_stands_for_those_below_it()
    {
        Assert.Equal(["4food", "4grow"], await Reader.WithDescendantsAsync("4food", default));
        Assert.Equal("4food", (await Reader.FindTermAsync("4grow", default))?.ParentId);
        await _session.PublishAsync("Post", """{"TitlePart":{"Title":"Beans"},"Post":{"Themes":{"TermContentItemIds":["4grow"]}}}""");

        var ids = await Reader.WithDescendantsAsync("4food", default);

        Assert.Equal(["Beans"], await _session.FindAsync("Post", new ContentFilter.PointsTo("Post", "Themes", [.. ids])));
    }

    [Fact]
    public async Task A_changed_term_is_seen_at_once()
    {
        Assert.NotNull((await Reader.FindAsync("themes", default))!.FindBySlug("food"));

        await _session.ChangeAsync(_taxonomy.ContentItemId, """{"TaxonomyPart":{"Terms":[{"ContentItemId":"4food","TitlePart":{"Title":"Meals"}}]}}""");

        Assert.Equal("4food", (await Reader.FindAsync("themes", default))!.FindBySlug("meals")?.Id);
    }

    [Fact]
    public async Task Nobody_sees_the_terms_of_a_taxonomy_that_they_may_not_view()
    {
        await using var session = _engine.As(Actor.Nobody);
        var reader = session.Get<TaxonomyReader>();

        Assert.Null(await reader.FindAsync("themes", default));
        Assert.Null(await reader.FindTermAsync("4food", default));
    }

    [Fact]
    public async Task An_author_adds_terms_by_naming_them_where_the_field_is_open()
    {
        await using var author = _engine.As(_engine.User("ann", "PublishContent", "ViewContent"));

        var post = await author.PublishAsync("Post", """{"Post":{"Tags":{"TagNames":["bwyd","Repair café","repair cafe"]}}}""");

        var ids = post.Field("Post", "Tags").Texts("TermContentItemIds").ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal("4food", ids[0]);
        Assert.Equal(["Food", "Repair café"], post.Field("Post", "Tags").Texts("TagNames"));
        Assert.Equal(ids[1], (await Reader.FindAsync("themes", default))!.FindBySlug("repair-cafe")?.Id);
        Assert.Equal("ann", author.Get<CurrentActor>().Value.UserId);
    }

    [Fact]
    public async Task A_tag_that_is_taken_off_does_not_come_back_by_its_name()
    {
        var post = await _session.PublishAsync("Post", """{"Post":{"Tags":{"TagNames":["Food","Energy"]}}}""");

        var changed = await _session.ChangeAsync(post.ContentItemId, """{"Post":{"Tags":{"TermContentItemIds":["4food"]}}}""");

        Assert.Equal(["4food"], changed.Field("Post", "Tags").Texts("TermContentItemIds"));
        Assert.Equal(["Food"], changed.Field("Post", "Tags").Texts("TagNames"));
    }

    [Fact]
    public async Task Where_the_field_is_not_open_an_unknown_name_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => _session.PublishAsync("Post", """{"Post":{"Themes":{"TagNames":["Housing"]}}}"""));

        Assert.Equal("Post.Themes.TagNames", refusal.Errors.Single().Path);
        Assert.Null((await Reader.FindAsync("themes", default))!.FindBySlug("housing"));
    }

    [Fact]
    public async Task A_tag_added_while_an_editor_has_a_draft_of_the_taxonomy_is_in_both_and_the_draft_stays_one()
    {
        await _session.ChangeAsync(_taxonomy.ContentItemId, """{"TitlePart":{"Title":"Themes, reworked"}}""", publish: false);

        await _session.Get<TermWriter>().AddAsync(_taxonomy.ContentItemId, ["Housing"], default);

        Assert.Equal("Themes", (await _session.LiveAsync(_taxonomy.ContentItemId))?.DisplayText);
        var draft = (await _session.LatestAsync(_taxonomy.ContentItemId))!;
        Assert.Equal("Themes, reworked", draft.DisplayText);
        Assert.Contains(draft.Part("TaxonomyPart").Objects("Terms"), t => t.Text("DisplayText") == "Housing");
        Assert.NotNull((await Reader.FindAsync("themes", default))!.FindBySlug("housing"));
    }

    [Fact]
    public async Task Many_authors_may_tag_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            await using var author = _engine.As(_engine.User($"user{n}", "PublishContent", "ViewContent"));
            await author.PublishAsync("Post", $$$"""{"Post":{"Tags":{"TagNames":["Shared","Own {{{n}}}"]} } }""");
        }));

        var themes = (await Reader.FindAsync("themes", default))!;
        Assert.Single(themes.Terms, t => t.NameIn("en") == "Shared");
        Assert.Equal(8, themes.Terms.Count(t => t.NameIn("en").StartsWith("Own ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_names_in_one_language_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => _session.ChangeAsync(_taxonomy.ContentItemId, """
            {"TaxonomyPart":{"Terms":[{"TitlePart":{"Title":"Food"},"TermTranslationsPart":{"Translations":[{"Culture":"cy","Name":"Bwyd"},{"Culture":"cy","Name":"Ymborth"}]}}]}}
            """));

        Assert.Equal("TaxonomyPart.Terms[0].TermTranslationsPart.Translations[1].Culture", refusal.Errors.Single().Path);
    }

    private TaxonomyReader Reader => _session.Get<TaxonomyReader>();
}
