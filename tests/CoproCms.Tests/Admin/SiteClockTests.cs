using CoproCms.Admin.Contents;

namespace CoproCms.Tests.Admin;

public sealed class SiteClockTests
{
    private static readonly SiteClock London = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    [Theory]
    [InlineData("2026-01-15T09:30", "2026-01-15T09:30")]
    [InlineData("2026-07-15T09:30", "2026-07-15T08:30")]
    public void Times_are_read_by_the_clocks_of_the_site(string local, string utc) => Assert.Equal(At(utc), London.ToUtc(At(local)));

    [Fact]
    public void A_time_that_the_clocks_leap_over_is_read_by_the_offset_before_it()
    {
        var utc = London.ToUtc(At("2026-03-29T01:30"));

        Assert.Equal(At("2026-03-29T01:30"), utc);
        Assert.Equal(At("2026-03-29T02:30"), London.ToLocal(utc));
    }

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_is_meant() => Assert.Equal(At("2026-10-25T00:30"), London.ToUtc(At("2026-10-25T01:30")));

    [Fact]
    public void A_gap_of_half_an_hour_is_read_so_too()
    {
        var lordHowe = new SiteClock(TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe"));

        Assert.Equal(At("2026-10-03T15:45"), lordHowe.ToUtc(At("2026-10-04T02:15")));
    }

    private static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
