using CoproCms.Data;

namespace CoproCms.Tests.Data;

/// <summary>One thing in memory, which is read again after it was forgotten, whoever was reading it at that moment.</summary>
public sealed class KeptTests
{
    private readonly Kept<string> _kept = new();

    [Fact]
    public async Task It_is_read_once_until_it_is_forgotten()
    {
        Assert.Equal("first", await ReadAsync("first"));
        Assert.Equal("first", await ReadAsync("second"));
        _kept.Forget();
        Assert.Equal("third", await ReadAsync("third"));
    }

    [Fact]
    public async Task What_was_being_read_when_it_was_forgotten_is_not_kept()
    {
        var reading = new TaskCompletionSource<string>();
        var slow = _kept.GetAsync(_ => reading.Task, default);
        _kept.Forget();
        reading.SetResult("old");

        Assert.Equal("old", await slow);
        Assert.Equal("new", await ReadAsync("new"));
    }

    [Fact]
    public async Task A_reading_that_failed_is_tried_again()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => _kept.GetAsync(_ => Task.FromException<string>(new TimeoutException()), default).AsTask());
        Assert.Equal("read", await ReadAsync("read"));
    }

    private ValueTask<string> ReadAsync(string value) => _kept.GetAsync(_ => Task.FromResult(value), default);
}
