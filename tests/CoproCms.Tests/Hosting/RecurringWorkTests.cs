using CoproCms.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoproCms.Tests.Hosting;

public sealed class RecurringWorkTests
{
    // What a background service lets out ends the whole site; a time limit somewhere below is let out as a cancellation.
    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task A_round_that_fails_is_followed_by_the_next(Type failure)
    {
        using var work = new Work((Exception)Activator.CreateInstance(failure)!);

        await work.StartAsync(default);
        await work.Second.WaitAsync(TimeSpan.FromMinutes(1));
        await work.StopAsync(default);

        Assert.False(work.ExecuteTask!.IsFaulted);
    }

    private sealed class Work(Exception failure) : RecurringWork(TimeSpan.FromMilliseconds(1), TimeProvider.System, NullLogger.Instance)
    {
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _failed;

        public Task Second => _second.Task;

        protected override Task WorkAsync(CancellationToken cancellationToken)
        {
            if (_failed)
                _second.TrySetResult();
            else
            {
                _failed = true;
                throw failure;
            }

            return Task.CompletedTask;
        }
    }
}
