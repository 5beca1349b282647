using System.Text;
using CoproCms.Media;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Media;

/// <summary>Files come in through <c>POST /api/media</c>: checked as they come, all of a form or none.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private MediaApiSite _site = null!;

    public async Task InitializeAsync() => _site = await MediaApiSite.StartAsync(("MaxFileSize", "50000"));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Several_files_are_in_place_when_the_answer_is_there()
    {
        var (river, hill) = (Pictures.Png(), Pictures.Png(20, 10));

        var answer = await _site.UploadAsync("/api/media?path=events", ("river.png", river), ("hill.png", hill));

        Assert.True(answer.Status == 201, answer.Body);
        Assert.Equal(["events/hill.png", "events/river.png"], _site.All);
        Assert.Equal(river, await File.ReadAllBytesAsync(_site.Files.PhysicalPath("events/river.png")));
        var first = answer.Json["items"]![0]!;
        Assert.Equal(("events/river.png", "image/png", river.Length), ((string?)first["path"], (string?)first["mediaType"], (int)first["length"]!));
        Assert.StartsWith("/media/events/river.png?v=", (string?)first["url"]);
        Assert.Equal((400, 200), ((int)first["width"]!, (int)first["height"]!));
        Assert.Empty(_site.Staged);
    }

    [Fact]
    public async Task The_folder_may_stand_in_the_form_before_the_files()
    {
        var answer = await _site.PostAsync(_site.Editor, "/api/media", MediaApiSite.Form(
            MediaApiSite.Field("path", "/events/2026/"), MediaApiSite.Part("form-data; name=\"f\"; filename=\"a.png\"", Pictures.Png(8, 8))));

        Assert.Equal((201, "events/2026/a.png"), (answer.Status, Assert.Single(_site.All)));
    }

    [Theory]
    [InlineData("path")]
    [InlineData("overwrite")]
    [InlineData("colour")]
    public async Task A_field_that_comes_too_late_or_is_unknown_is_refused(string field)
    {
        var answer = await _site.PostAsync(_site.Editor, "/api/media", MediaApiSite.Form(
            MediaApiSite.Part("form-data; name=\"f\"; filename=\"a.png\"", Pictures.Png(8, 8)), MediaApiSite.Field(field, "true")));

        Assert.Equal((400, true), (answer.Status, ((string?)answer.Json["detail"])!.Contains(field, StringComparison.Ordinal)));
        AssertNothingStays();
    }

    [Theory]
    [InlineData("page.png", "<html>", 415)]
    [InlineData("page.html", "<html>", 415)]
    [InlineData("empty.png", "", 415)]
    [InlineData("logo.svg", "<html/>", 415)]
    [InlineData("logo.svg", "", 415)]
    public async Task What_a_file_is_called_is_not_believed(string name, string content, int status)
    {
        var answer = await _site.UploadAsync("/api/media", ("fine.png", Pictures.Png(8, 8)), (name, Encoding.UTF8.GetBytes(content)));

        Assert.Equal((status, "media.type"), (answer.Status, (string?)answer.Json["code"]));
        AssertNothingStays();
    }

    [Fact]
    public async Task A_file_that_is_too_big_is_413_as_soon_as_it_is()
    {
        var endless = new EndlessForm(MediaApiSite.Part("form-data; name=\"f\"; filename=\"a.png\"", Pictures.Png(8, 8)).AsSpan()[..^2].ToArray());

        var answer = await _site.PostAsync(_site.Editor, "/api/media", endless);

        Assert.Equal((413, "too-large"), (answer.Status, (string?)answer.Json["code"]));
        Assert.InRange(endless.Sent, 50_000, 500_000);
        AssertNothingStays();
    }

    [Fact]
    public async Task A_picture_that_can_run_scripts_loses_them()
    {
        await _site.UploadAsync("/api/media", ("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(2)</script><circle r=\"4\"/></svg>"u8.ToArray()));

        var stored = await File.ReadAllTextAsync(_site.Files.PhysicalPath("logo.svg"));
        Assert.DoesNotContain("alert", stored);
        Assert.Contains("<circle", stored);
        Assert.Empty(_site.Staged);
    }

    [Theory]
    [InlineData("../up.png")]
    [InlineData("..\\..\\up.png")]
    [InlineData("C:\\fake\\up.png")]
    [InlineData("/etc/up.png")]
    public async Task The_folders_that_a_client_puts_before_the_name_do_not_count(string name)
    {
        Assert.Equal(201, (await _site.UploadAsync("/api/media", (name.Replace("\\", "\\\\", StringComparison.Ordinal), Pictures.Png(8, 8)))).Status);
        Assert.Equal("up.png", Assert.Single(_site.All));
    }

    [Theory]
    [InlineData("/api/media?path=../..", "a.png")]
    [InlineData("/api/media?path=a/../../b", "a.png")]
    [InlineData("/api/media?path=a%2F%2E%2E", "a.png")]
    [InlineData("/api/media?path=a%00b", "a.png")]
    [InlineData("/api/media?path=.hidden", "a.png")]
    [InlineData("/api/media", ".png")]
    [InlineData("/api/media", "a .")]
    [InlineData("/api/media", "CON.png")]
    [InlineData("/api/media", "nul.tar.png")]
    [InlineData("/api/media", "lpt1.png")]
    [InlineData("/api/media", "gnp\u202Eexe.png")]
    [InlineData("/api/media", "a\u200Bb.png")]
    [InlineData("/api/media", "a\uE000.png")]
    [InlineData("/api/media", "a:b.png")]
    public async Task A_path_that_leads_astray_is_refused(string address, string name)
    {
        var answer = await _site.UploadAsync(address, (name, Pictures.Png(8, 8)));

        Assert.Equal((400, "media.path"), (answer.Status, (string?)answer.Json["code"]));
        AssertNothingStays();
    }

    [Fact]
    public async Task A_name_longer_than_file_systems_allow_is_refused_before_they_do() =>
        Assert.Equal(400, (await _site.UploadAsync("/api/media", (new string('ŵ', 130) + ".png", Pictures.Png(8, 8)))).Status);

    [Theory]
    [InlineData("gŵyl.png")]
    [InlineData("Sarah O'Neill – Llun (2).png")]
    [InlineData("写真.png")]
    public async Task Names_may_be_in_any_script(string name)
    {
        Assert.Equal(201, (await _site.UploadAsync("/api/media", (name.Normalize(NormalizationForm.FormD), Pictures.Png(8, 8)))).Status);
        Assert.Equal(name.Normalize(NormalizationForm.FormC), Assert.Single(_site.All));
        Assert.Equal(409, (await _site.UploadAsync("/api/media", (name, Pictures.Png(8, 8)))).Status);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_409_unless_it_is_to_be_replaced()
    {
        var (before, after) = (Pictures.Png(8, 8), Pictures.Png(9, 9));
        await _site.UploadAsync("/api/media", ("a.png", before));

        var refused = await _site.UploadAsync("/api/media", ("new.png", after), ("a.png", after));

        Assert.Equal((409, "conflict"), (refused.Status, (string?)refused.Json["code"]));
        Assert.Equal(["a.png"], _site.All);
        Assert.Equal(before, await File.ReadAllBytesAsync(_site.Files.PhysicalPath("a.png")));
        Assert.Equal(201, (await _site.UploadAsync("/api/media?overwrite=true", ("a.png", after))).Status);
        Assert.Equal(after, await File.ReadAllBytesAsync(_site.Files.PhysicalPath("a.png")));
    }

    [Theory]
    [InlineData("/api/media", "A.png")]
    [InlineData("/api/media?overwrite=true", "A.PNG")]
    [InlineData("/api/media?path=Folder", "b.png")]
    [InlineData("/api/media?path=a.png&overwrite=true", "b.png")]
    [InlineData("/api/media?overwrite=true", "odd.png")]
    public async Task Nothing_stands_beside_its_own_name_in_other_letters_nor_in_place_of_a_folder(string address, string name)
    {
        _site.Put("a.png", Pictures.Png(8, 8));
        _site.Put("folder/x.png", Pictures.Png(8, 8));
        _site.Put("odd.png/x.png", Pictures.Png(8, 8));

        Assert.Equal(409, (await _site.UploadAsync(address, (name, Pictures.Png(9, 9)))).Status);
        Assert.Equal(["a.png", "folder/x.png", "odd.png/x.png"], _site.All);
    }

    [Fact]
    public async Task One_form_does_not_bring_the_same_file_twice() =>
        Assert.Equal(409, (await _site.UploadAsync("/api/media", ("a.png", Pictures.Png(8, 8)), ("A.png", Pictures.Png(8, 8)))).Status);

    [Fact]
    public async Task A_form_that_stops_in_the_middle_leaves_nothing_behind()
    {
        var whole = MediaApiSite.Form(
            MediaApiSite.Part("form-data; name=\"f\"; filename=\"a.png\"", Pictures.Png(8, 8)), MediaApiSite.Part("form-data; name=\"f\"; filename=\"b.png\"", Pictures.Png()));

        for (var length = 0; length < whole.Length - 6; length += 97)
        {
            Assert.Equal(400, (await _site.PostAsync(_site.Editor, "/api/media", whole[..length])).Status);
            AssertNothingStays();
        }
    }

    [Theory]
    [InlineData("application/json", 415)]
    [InlineData("multipart/mixed; boundary=x", 415)]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=", 400)]
    [InlineData("multipart/form-data; boundary=other", 400)]
    public async Task What_is_no_form_is_refused(string type, int status) =>
        Assert.Equal(status, (await _site.PostAsync(_site.Editor, "/api/media", MediaApiSite.Form(MediaApiSite.Field("path", "x")), type)).Status);

    [Fact]
    public async Task A_form_without_files_is_refused() =>
        Assert.Equal(400, (await _site.PostAsync(_site.Editor, "/api/media", MediaApiSite.Form(MediaApiSite.Field("path", "x")))).Status);

    [Fact]
    public async Task Nobody_uploads_without_being_allowed_to()
    {
        var picture = ("a.png", Pictures.Png(8, 8));

        Assert.Equal(401, (await _site.UploadAsync(Actor.Nobody, "/api/media", picture)).Status);
        Assert.Equal(403, (await _site.UploadAsync(_site.User("reader", MediaPermissions.View), "/api/media", picture)).Status);
        AssertNothingStays();
    }

    [Theory]
    [InlineData("_Users/4elin", 201)]
    [InlineData("_Users/4elin/events", 201)]
    [InlineData("", 403)]
    [InlineData("events", 403)]
    [InlineData("_Users", 403)]
    [InlineData("_Users/other", 403)]
    [InlineData("_users/other", 403)]
    [InlineData("_Users/4elin2", 403)]
    [InlineData("mediafields", 403)]
    public async Task Authors_have_a_folder_of_their_own(string folder, int status)
    {
        var answer = await _site.UploadAsync(_site.Author, $"/api/media?path={folder}", ("a.png", Pictures.Png(8, 8)));

        Assert.Equal(status, answer.Status);
        if (folder == "events")
            Assert.Contains("_Users/4elin", (string?)answer.Json["detail"]);
    }

    [Theory]
    [InlineData("events", 201)]
    [InlineData("_Users/4elin", 201)]
    [InlineData("mediafields", 403)]
    public async Task Editors_have_all_but_what_is_attached_to_fields(string folder, int status) =>
        Assert.Equal(status, (await _site.UploadAsync($"/api/media?path={folder}", ("a.png", Pictures.Png(8, 8)))).Status);

    private void AssertNothingStays()
    {
        Assert.Empty(_site.All);
        Assert.Empty(_site.Staged);
    }

    /// <summary>A form whose file never ends.</summary>
    private sealed class EndlessForm(byte[] beginning) : Stream
    {
        public long Sent { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Sent;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++, Sent++)
                buffer[offset + i] = Sent < beginning.Length ? beginning[Sent] : (byte)'x';
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
