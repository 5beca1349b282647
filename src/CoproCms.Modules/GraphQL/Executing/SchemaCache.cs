using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.GraphQL.Building;
using CoproCms.Parts;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using FieldTypes = CoproCms.Fields.FieldTypes;

namespace CoproCms.GraphQL.Executing;

/// <summary>Holds the schema of the definitions and the extensions' states in force; one request builds the next when they change, and the others wait for it.</summary>
internal sealed class SchemaCache(
    FieldTypes fields, PartTypes parts, IEnumerable<IGraphQLExtension> extensions, GraphQLSettings settings, ILogger<SchemaCache> logger)
{
    private readonly Lock _building = new();
    private readonly IGraphQLExtension[] _extensions = [.. extensions];
    private ContentSchema? _queries;
    private ContentSchema? _mutations;
    private long _version;

    /// <summary>Moves when another schema comes into force. To be read before a request is executed: it is then at most too old.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <param name="services">A scope's: who is in it reads the definitions that hold there.</param>
    /// <param name="mutations">For those who may run them; the schema of the others has no mutation root, as Orchard Core's.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<ContentSchema> GetAsync(IServiceProvider services, bool mutations, CancellationToken cancellationToken)
    {
        var definitions = await services.GetRequiredService<DefinitionStore>().GetAsync(cancellationToken);
        var states = new object?[_extensions.Length];
        for (var i = 0; i < states.Length; i++)
            states[i] = await _extensions[i].StateAsync(services, cancellationToken);
        return mutations ? Get(ref _mutations, definitions, states, mutations) : Get(ref _queries, definitions, states, mutations);
    }

    /// <summary>The schema of definitions that are not in force yet, without what extensions make from their states.</summary>
    public ISchema Preview(ContentDefinitions definitions) => Build(definitions, new object?[_extensions.Length], mutations: true);

    private ContentSchema Get(ref ContentSchema? place, ContentDefinitions definitions, object?[] states, bool mutations)
    {
        if (Volatile.Read(ref place) is { } current && current.IsMadeFrom(definitions, states))
            return current;
        lock (_building)
        {
            if (place is { } built && built.IsMadeFrom(definitions, states))
                return built;
            var made = new ContentSchema(Build(definitions, states, mutations), definitions, states);
            Volatile.Write(ref place, made);
            Interlocked.Increment(ref _version);
            return made;
        }
    }

    private Schema Build(ContentDefinitions definitions, IReadOnlyList<object?> states, bool mutations) =>
        new GraphQLSchemaBuilder(definitions, fields, parts, settings, logger).Build(_extensions.Zip(states), mutations);
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
            await schemas.GetAsync(scope.ServiceProvider, mutations: false, cancellationToken);
            await schemas.GetAsync(scope.ServiceProvider, mutations: true, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The GraphQL schema could not be built.")]
    private partial void Failed(Exception error);
}
