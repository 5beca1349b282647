using CoproCms.Data;
using CoproCms.Media.Images;
using CoproCms.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Tests.Media;

public sealed class MediaStepTests : IAsyncLifetime
{
    private const string OneFile = """{ "name": "media", "Files": [{ "TargetPath": "events/river.png", "SourcePath": "media/river.png" }] }""";

    private MediaRecipeFixture _site = null!;

    public async Task InitializeAsync()
    {
        _site = await MediaRecipeFixture.StartAsync();
        PutBeside("media/river.png", Pictures.Png());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_file_beside_the_recipe_is_in_place_once_the_outbox_is_done()
    {
        var report = await _site.RunAsync(OneFile);

        Assert.Null(_site.Files.Find("events/river.png"));
        await _site.PlaceAsync();
        Assert.Equal(Pictures.Png(), await File.ReadAllBytesAsync(_site.Files.Find("events/river.png")!.PhysicalPath));
        Assert.Empty(_site.Staged);
        Assert.Equal(RecipeOutcome.Created, Assert.Single(report.Entries).Outcome);
    }

    [Fact]
    public async Task Base64_and_the_older_name_Path_are_read()
    {
        await _site.RunAsync($$"""{ "name": "media", "Files": [{ "Path": "inline.png", "Base64": "{{Convert.ToBase64String(Pictures.Png(8, 8))}}" }] }""");
        await _site.PlaceAsync();

        Assert.Equal(Pictures.Png(8, 8), await File.ReadAllBytesAsync(_site.Files.Find("inline.png")!.PhysicalPath));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await _site.RunAsync(OneFile);
        await _site.PlaceAsync();
        var before = _site.Files.Find("events/river.png")!.LastModified;

        var report = await _site.RunAsync(OneFile);

        Assert.Equal(RecipeOutcome.Unchanged, Assert.Single(report.Entries).Outcome);
        Assert.Equal(0, await _site.PlaceAsync());
        Assert.Equal(before, _site.Files.Find("events/river.png")!.LastModified);
    }

    [Fact]
    public async Task A_recipe_with_a_new_picture_renews_it_but_leaves_alone_what_someone_changed_here()
    {
        await _site.RunAsync(OneFile);
        await _site.PlaceAsync();
        PutBeside("media/river.png", Pictures.Png(30, 30));
        Assert.Equal(RecipeOutcome.Updated, Assert.Single((await _site.RunAsync(OneFile)).Entries).Outcome);
        await _site.PlaceAsync();
        await File.WriteAllBytesAsync(_site.Files.Find("events/river.png")!.PhysicalPath, Pictures.Png(50, 50));

        var report = await _site.RunAsync(OneFile);

        Assert.Equal((RecipeOutcome.Skipped, "it was changed on this site since a recipe brought it"), (report.Entries[0].Outcome, report.Entries[0].Why));
        Assert.Equal(0, await _site.PlaceAsync());
    }

    [Fact]
    public async Task A_file_that_was_deleted_here_is_restored()
    {
        await _site.RunAsync(OneFile);
        await _site.PlaceAsync();
        File.Delete(_site.Files.Find("events/river.png")!.PhysicalPath);

        Assert.Equal(RecipeOutcome.Restored, Assert.Single((await _site.RunAsync(OneFile)).Entries).Outcome);
        await _site.PlaceAsync();
        Assert.NotNull(_site.Files.Find("events/river.png"));
    }

    [Fact]
    public async Task A_recipe_that_fails_later_brings_no_file()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _site.RunAsync(OneFile, fail: true));

        Assert.Equal(0, await _site.PlaceAsync());
        Assert.Null(_site.Files.Find("events/river.png"));
    }

    [Fact]
    public async Task A_dry_run_leaves_no_file_behind()
    {
        await _site.RunAsync(OneFile, dryRun: true);

        Assert.Empty(_site.Staged);
        Assert.Equal(0, await _site.PlaceAsync());
    }

    [Fact]
    public async Task A_process_killed_between_moving_the_file_and_ticking_it_off_ends_in_the_same_state()
    {
        await _site.RunAsync(OneFile);
        await using (var session = _site.Engine.As())
        {
            var message = await session.Db.Outbox.AsNoTracking().SingleAsync();
            await session.Get<IEnumerable<Outbox.OutboxHandler>>().Single(h => h.Kind == message.Kind).HandleAsync(message.Payload, default);
        }

        Assert.Equal(1, await _site.PlaceAsync());
        await using var after = _site.Engine.As();
        Assert.Empty(await after.Db.Outbox.AsNoTracking().ToListAsync());
        Assert.NotNull(_site.Files.Find("events/river.png"));
    }

    [Theory]
    [InlineData("""{ "TargetPath": "../up.png", "SourcePath": "media/river.png" }""", "media.path")]
    [InlineData("""{ "TargetPath": "a.png", "SourcePath": "../../secret.png" }""", "media.refused")]
    [InlineData("""{ "TargetPath": "a.png", "SourcePath": "/etc/passwd" }""", "media.refused")]
    [InlineData("""{ "TargetPath": "a.png", "SourcePath": "missing.png" }""", "media.refused")]
    [InlineData("""{ "TargetPath": "a.exe", "SourcePath": "media/river.png" }""", "media.refused")]
    [InlineData("""{ "TargetPath": "a.jpg", "SourcePath": "media/river.png" }""", "media.refused")]
    [InlineData("""{ "TargetPath": "a.png", "Base64": "no!" }""", "media.refused")]
    [InlineData("""{ "TargetPath": "a.png", "SourceUrl": "https://example.org/a.png" }""", "media.refused")]
    [InlineData("""{ "TargetPath": "a.png" }""", "media.source")]
    [InlineData("""{ "TargetPath": "a.png", "Base64": "", "SourcePath": "media/river.png" }""", "media.source")]
    public async Task Every_fault_is_found_before_anything_is_done(string file, string rule)
    {
        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => _site.RunAsync($$"""{ "name": "media", "Files": [{{file}}] }"""));

        var fault = Assert.Single(error.Faults);
        Assert.Equal(rule, fault.Rule);
        Assert.StartsWith("steps/0/Files/0", fault.Pointer);
        Assert.Empty(_site.Staged);
    }

    [Fact]
    public async Task In_an_import_a_missing_file_is_a_named_warning_and_the_others_come()
    {
        var report = await _site.RunAsync(
            """{ "name": "media", "Files": [{ "TargetPath": "a.png", "SourcePath": "missing.png" }, { "TargetPath": "b.png", "SourcePath": "media/river.png" }] }""", lenient: true);

        Assert.Contains("missing.png", Assert.Single(report.Warnings).Message);
        Assert.Equal([RecipeOutcome.Skipped, RecipeOutcome.Created], report.Entries.Select(e => e.Outcome));
    }

    [Fact]
    public async Task Profiles_are_kept_and_read_with_names_or_numbers()
    {
        await _site.RunAsync("""
            { "name": "MediaProfiles", "MediaProfiles": {
                "banner": { "Hint": "Wide", "Width": 2048, "Height": 600, "Mode": "Crop", "Format": "Undefined", "Quality": 100 },
                "old": { "Width": 100, "Height": 0, "Mode": 3, "Format": 6 } } }
            """);

        await using var session = _site.Engine.As();
        var profiles = await session.Get<DocumentStore>().ListAsync(DocumentKinds.MediaProfile, default);
        Assert.Equal(new(2048, 600, "crop", 100), MediaProfile.Read(profiles["banner"]));
        Assert.Equal(new(100, null, "pad", null, "webp"), MediaProfile.Read(profiles["old"]));
    }

    [Fact]
    public async Task A_profile_that_cannot_be_had_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => _site.RunAsync(
            """{ "name": "MediaProfiles", "MediaProfiles": { "huge": { "Width": 100000 } } }"""));

        Assert.Contains("steps/0/MediaProfiles/huge", Assert.Single(error.Faults).ToString());
    }

    private void PutBeside(string path, byte[] content)
    {
        var file = Path.Combine(_site.Beside, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}
