using PartnerSync;

if (SyncSettings.FromEnvironment() is not { } settings)
{
    Console.Error.WriteLine(SyncSettings.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    using var api = new CoproApi(settings);
    var mirror = new Mirror(settings.Folder);
    foreach (var type in MirroredType.All)
        Console.WriteLine(await Sync.RunAsync(api, mirror, type, stop.Token));
    return 0;
}
catch (Exception error) when (error is CoproApiException or HttpRequestException or IOException)
{
    // What was fetched before stays; the next run goes on from there.
    Console.Error.WriteLine(error.Message);
    return 1;
}
