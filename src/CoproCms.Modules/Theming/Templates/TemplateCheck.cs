using CoproCms.Theming.Liquid;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Theming.Templates;

/// <summary>Reads every template once the site runs: faults are logged before a visitor meets them, and the first visitors need not wait for the rest.</summary>
internal sealed partial class TemplateCheck(TemplateStore templates, IHostApplicationLifetime lifetime, ILogger<TemplateCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var running = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        using var stopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task;
        foreach (var template in (await templates.GetAsync(stoppingToken)).All)
        {
            stoppingToken.ThrowIfCancellationRequested();
            Check(template);
        }
    }

    private void Check(TemplateSource template)
    {
        try
        {
            _ = template.Compiled;
        }
        catch (LiquidException fault)
        {
            LogFault(fault.Template, fault.Line, fault.Column, fault.Problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Template} line {Line}, column {Column}: {Problem}")]
    private partial void LogFault(string template, int line, int column, string problem);
}
