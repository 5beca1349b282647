using BenchmarkDotNet.Running;
using CoproCms.Benchmarks.Load;

switch (args)
{
    case ["load", "admin"]:
        await LoadRun.RunAdminAsync();
        break;
    case ["load", ..]:
        await LoadRun.RunAsync();
        break;
    case ["bare", var recording, var url]:
        await BareEndpoint.RunAsync(recording, url);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LoadRun).Assembly).Run(args);
        break;
}
