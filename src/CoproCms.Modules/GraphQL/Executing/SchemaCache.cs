using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.GraphQL.Building;
using CoproCms.Parts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.GraphQL.Executing;

/// <summary>Holds the schema of the definitions in force; one request builds the next when they change, and the others wait for it.</summary>
internal sealed class SchemaCache(
    FieldTypes fields, PartTypes parts, IEnumerable<IGraphQLExtension> extensions, GraphQLSettings settings, ILogger<SchemaCache> logger)
{
    private readonly Lock _building = new();
    private ContentSchema? _current;

    public ContentSchema Get(ContentDefinitions definitions)
    {
        if (Volatile.Read(ref _current) is { } current && ReferenceEquals(current.Definitions, definitions))
            return current;
        lock (_building)
        {
            if (_current is { } built && ReferenceEquals(built.Definitions, definitions))
                return built;
            var schema = new GraphQLSchemaBuilder(definitions, fields, parts, settings, logger).Build(extensions);
            var made = new ContentSchema(schema, definitions);
            Volatile.Write(ref _current, made);
            return made;
        }
    }
}

/// <summary>Tells that the definitions may have changed.</summary>
internal sealed class SchemaSignal : ITaggedCache, IDisposable
{
    private readonly SemaphoreSlim _changed = new(1, 1);

    public Task WaitAsync(CancellationToken cancellationToken) => _changed.WaitAsync(cancellationToken);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if ((tags.Contains(CacheTags.Definitions) || tags.Contains(CacheTags.All)) && _changed.CurrentCount == 0)
            _changed.Release();
        return default;
    }

    public void Dispose() => _changed.Dispose();
}

/// <summary>Builds the schema after the start and after each change of the definitions, before somebody has to wait for it.</summary>
internal sealed partial class SchemaWarmUp(
    SchemaCache schemas, SchemaSignal signal, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<SchemaWarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Set-up is done before the application counts as started.
        await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(stoppingToken);
            await BuildAsync(stoppingToken);
        }
    }

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            schemas.Get(await scope.ServiceProvider.GetRequiredService<DefinitionStore>().GetAsync(cancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The GraphQL schema could not be built.")]
    private partial void Failed(Exception error);
}
