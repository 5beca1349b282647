using CoproCms.Admin.ContentTypes;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Admin.ContentTypes;

/// <summary>How a change of a definition is saved, refused, or met by someone else's.</summary>
public sealed class ChangingDefinitionsTests
{
    private static TypeBuilder Note => new TypeBuilder("Note").Part("TitlePart").Field("Summary", "TextField");

    [Fact]
    public async Task A_change_is_in_force_once_it_is_saved()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();

        Assert.True((await ApplyAsync(session, Draft(Note.Field("Size", "NumericField")), await StartAsync(session))).IsDone);

        var type = (await session.Get<DefinitionStore>().GetAsync(default)).Type("Note")!;
        Assert.Equal(["Summary", "Size"], type.Part("Note")!.Part.Fields.Select(f => f.Name));
    }

    [Fact]
    public async Task A_change_that_someone_else_overtook_is_not_saved_and_shows_theirs()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();
        var start = await StartAsync(session);
        await engine.DefineAsync(Note.Field("Theirs", "TextField"));

        var outcome = await ApplyAsync(session, Draft(Note.Field("Mine", "TextField")), start);

        Assert.Equal(["Summary", "Theirs"], outcome.Theirs!.Part.Fields.Select(f => f.Name));
        Assert.Equal(["Summary", "Theirs"], (await session.Get<DefinitionStore>().GetAsync(default)).Parts["Note"].Fields.Select(f => f.Name));
    }

    [Fact]
    public async Task A_new_type_of_a_name_that_is_taken_is_refused()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();

        var outcome = await ApplyAsync(session, Draft(Note), null);

        Assert.Equal("name.duplicate", Assert.Single(outcome.Faults).Rule);
    }

    [Theory]
    [InlineData("owner", "TextField", "name.refused")]
    [InlineData("Summary", "TextField", "name.duplicate")]
    [InlineData("1st", "TextField", "name.refused")]
    [InlineData("Size", "NumberField", "field.unknown")]
    public async Task The_rules_of_recipes_hold_here_too(string field, string kind, string rule)
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();

        var outcome = await ApplyAsync(session, Draft(Note.Field(field, kind)), await StartAsync(session));

        Assert.Contains(outcome.Faults, f => f.Rule == rule);
        Assert.Equal(["Summary"], (await session.Get<DefinitionStore>().GetAsync(default)).Parts["Note"].Fields.Select(f => f.Name));
    }

    [Fact]
    public async Task A_pattern_that_is_no_Liquid_is_refused()
    {
        await using var engine = await StartAsync(Note);
        await using var session = engine.As();

        var outcome = await ApplyAsync(session, Draft(Note.Part("AutoroutePart", """{"AutoroutePartSettings":{"Pattern":"{{ ContentItem"}}""")), await StartAsync(session));

        Assert.Equal("pattern.invalid", Assert.Single(outcome.Faults).Rule);
    }

    [Fact]
    public async Task Only_who_may_write_any_HTML_may_switch_its_cleaning_off()
    {
        await using var engine = await StartAsync(Note.Part("HtmlBodyPart"));
        var change = Draft(Note.Part("HtmlBodyPart", """{"HtmlBodyPartSettings":{"SanitizeHtml":false}}"""));
        await using (var session = engine.As(engine.User("ann", "EditContentTypes")))
            Assert.Equal("html.permission", Assert.Single((await ApplyAsync(session, change, await StartAsync(session))).Faults).Rule);

        await using var owner = engine.As(Actor.System);
        Assert.True((await ApplyAsync(owner, change, await StartAsync(owner))).IsDone);
    }

    [Fact]
    public void Two_who_add_a_field_each_both_keep_theirs()
    {
        var merge = new DraftMerge();

        var merged = merge.Merge(Draft(Note).Write(), Draft(Note.Field("Mine", "TextField")).Write(), Draft(Note.Field("Theirs", "TextField")).Write());

        Assert.Equal(["Summary", "Mine", "Theirs"], DefinitionDraft.Read(merged, ContentDefinitions.Empty).Part.Fields.Select(f => f.Name));
        Assert.Empty(merge.Contested);
    }

    [Fact]
    public void Where_both_changed_one_value_mine_stands_and_is_named()
    {
        static TypeBuilder Hinted(string hint) => new TypeBuilder("Note").Part("TitlePart").Field("Summary", "TextField", $$$"""{"TextFieldSettings":{"Hint":"{{{hint}}}"}}""");
        var merge = new DraftMerge();

        var merged = merge.Merge(Draft(Hinted("old")).Write(), Draft(Hinted("mine")).Write(), Draft(Hinted("theirs")).Write());

        Assert.Equal("mine", DefinitionDraft.Read(merged, ContentDefinitions.Empty).Part.Fields[0].Section("TextFieldSettings")["Hint"]!.GetValue<string>());
        Assert.EndsWith("Summary/Settings/TextFieldSettings/Hint", Assert.Single(merge.Contested), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_one_removed_and_the_other_left_alone_is_gone()
    {
        var merged = new DraftMerge().Merge(
            Draft(Note.Field("Size", "NumericField")).Write(), Draft(Note.Field("Size", "NumericField").Field("New", "TextField")).Write(), Draft(Note).Write());

        Assert.Equal(["Summary", "New"], DefinitionDraft.Read(merged, ContentDefinitions.Empty).Part.Fields.Select(f => f.Name));
    }

    [Fact]
    public void Another_order_is_written_into_the_positions()
    {
        var draft = Draft(Note.Field("Size", "NumericField"));

        var ordered = draft.Part.Order(["Size", "Summary"]);

        Assert.Equal(["Size", "Summary"], ordered.Ordered().Select(f => f.Name));
        Assert.Equal(["0", "1"], ordered.Fields.Select(f => f.Section("ContentPartFieldSettings")["Position"]!.GetValue<string>()));
        Assert.Same(ordered, ordered.Order(["Size", "Summary"]));
    }

    [Fact]
    public void Differences_are_told_one_by_one()
    {
        var differences = DefinitionDifference.Between(
            Draft(Note),
            Draft(new TypeBuilder("Note").Setting("Listable", false).Part("TitlePart").Part("AliasPart")
                .Field("Summary", "TextField", """{"TextFieldSettings":{"Required":true}}""").Field("Size", "NumericField")));

        Assert.Equal(
            ["Changed Note ContentTypeSettings.Listable true → false", "Added AliasPart .  → ", "Changed Summary TextFieldSettings.Required  → true", "Added Size .  → "],
            differences.Select(d => $"{d.Kind} {d.Element} {d.Section}.{d.Member} {d.Before?.ToJsonString()} → {d.After?.ToJsonString()}"));
    }

    [Fact]
    public async Task A_type_of_which_there_is_content_stays()
    {
        await using var engine = await StartAsync(Note, new TypeBuilder("Page").Part("BagPart", """{"BagPartSettings":{"ContainedContentTypes":["Note"]}}"""));
        await using var session = engine.As();
        var item = await session.PublishAsync("Note");
        var removal = session.Get<DefinitionRemoval>();

        Assert.False(await removal.RemoveTypeAsync("Note", default));
        var usage = await removal.OfTypeAsync("Note", default);
        Assert.Equal((1, 0), (usage.Items, usage.InBin));
        Assert.Equal("Page", Assert.Single(usage.NamedBy));

        await session.Content.DeleteAsync(item.ContentItemId, default);
        Assert.Equal((0, 1), ((await removal.OfTypeAsync("Note", default)).Items, (await removal.OfTypeAsync("Note", default)).InBin));
        Assert.True(await removal.RemoveTypeAsync("Note", default));
        var definitions = await session.Get<DefinitionStore>().GetAsync(default);
        Assert.False(definitions.Types.ContainsKey("Note") || definitions.Parts.ContainsKey("Note"));
    }

    [Fact]
    public async Task A_part_that_a_type_has_stays()
    {
        await using var engine = await StartAsync(Note.Part("Box"));
        await using var session = engine.As();
        await session.Get<DefinitionStore>().SetPartAsync(new("Box", [], []), default);

        Assert.False(await session.Get<DefinitionRemoval>().RemovePartAsync("Box", default));
        await engine.DefineAsync(Note);
        Assert.True(await session.Get<DefinitionRemoval>().RemovePartAsync("Box", default));
    }

    private static DefinitionDraft Draft(TypeBuilder type) => new(type.Build(), type.Parts.Single());

    private static Task<Engine> StartAsync(params TypeBuilder[] types) => Engine.StartAsync(services => services.AddContentTypes(), types);

    private static async Task<System.Text.Json.Nodes.JsonObject> StartAsync(Session session) =>
        DefinitionDraft.OfType("Note", await session.Get<DefinitionStore>().GetAsync(default))!.Write();

    private static Task<DefinitionOutcome> ApplyAsync(Session session, DefinitionDraft draft, System.Text.Json.Nodes.JsonObject? start) =>
        session.Get<DefinitionEditor>().ApplyAsync(draft, start, default);
}
