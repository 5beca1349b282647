namespace CoproCms.BrowserTests.Given;

/// <summary>Tests with pages of a site, which are closed when a test ends, also when it fails.</summary>
public abstract class BrowserTest<TSite>(TSite site) : IAsyncLifetime
    where TSite : CoproSite
{
    protected TSite Site => site;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => site.CloseAllAsync();
}
