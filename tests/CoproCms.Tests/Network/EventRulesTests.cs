using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Network;

public sealed class EventRulesTests
{
    private static readonly TypeBuilder Event = new TypeBuilder("Event").Part("TitlePart").Field("Start", "DateTimeField").Field("End", "DateTimeField")
        .Field("TimeZone", "TextField").Field("Status", "TextField").Field("AttendanceMode", "TextField").Field("OnlineUrl", "LinkField").Field("Capacity", "NumericField");

    [Theory]
    [InlineData("""{"Start":{"Value":"2026-06-01T10:00:00Z"},"End":{"Value":"2026-06-01T09:59:00Z"}}""", "Event.End.Value")]
    [InlineData("""{"TimeZone":{"Text":"Europe/Chepstow"}}""", "Event.TimeZone.Text")]
    [InlineData("""{"TimeZone":{"Text":"GMT Standard Time"}}""", "Event.TimeZone.Text")]
    [InlineData("""{"Capacity":{"Value":-1}}""", "Event.Capacity.Value")]
    [InlineData("""{"AttendanceMode":{"Text":"Online"}}""", "Event.OnlineUrl.Url")]
    [InlineData("""{"AttendanceMode":{"Text":"Mixed"}}""", "Event.OnlineUrl.Url")]
    [InlineData("""{"Status":{"Text":"MovedOnline"}}""", "Event.OnlineUrl.Url")]
    public async Task An_event_that_makes_no_sense_cannot_go_live(string fields, string path)
    {
        await using var engine = await Engine.StartAsync(Event);
        await using var session = engine.As();

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.PublishAsync("Event", $$$"""{"Event":{{{fields}}} }"""));

        Assert.Equal(path, refusal.Errors.Single().Path);
    }

    [Theory]
    [InlineData("""{"Start":{"Value":"2026-06-01T10:00:00Z"},"End":{"Value":"2026-06-01T10:00:00Z"},"TimeZone":{"Text":"Europe/London"},"Capacity":{"Value":0}}""")]
    [InlineData("""{"Start":{"Value":"2026-06-01T10:00:00Z"},"AttendanceMode":{"Text":"Offline"}}""")]
    [InlineData("""{"AttendanceMode":{"Text":"Online"},"OnlineUrl":{"Url":"https://example.org/join"}}""")]
    public async Task An_event_that_makes_sense_goes_live(string fields)
    {
        await using var engine = await Engine.StartAsync(Event);
        await using var session = engine.As();

        Assert.True((await session.PublishAsync("Event", $$$"""{"Event":{{{fields}}} }""")).Published);
    }

    [Fact]
    public async Task A_draft_may_still_lack_the_address_to_join()
    {
        await using var engine = await Engine.StartAsync(Event);
        await using var session = engine.As();
        var draft = await session.DraftAsync("Event", """{"Event":{"AttendanceMode":{"Text":"Online"}}}""");

        await Assert.ThrowsAsync<InvalidContentException>(() => session.Content.PublishAsync(draft.ContentItemId, default));
    }
}
