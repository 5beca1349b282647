using System.Collections.Frozen;
using System.Text;
using GraphQLParser;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Hosting;

namespace CoproCms.GraphQL.Http;

/// <summary>
/// The queries that the site keeps: the <c>*.graphql</c> files below <see cref="GraphQLSettings.NamedQueriesFolder"/>, named by their paths without
/// the extension, with slashes. Read once, at the start.
/// </summary>
internal sealed class NamedQueries
{
    private const string Extension = ".graphql";

    private readonly FrozenDictionary<string, string> _byName;
    private readonly FrozenDictionary<string, string> _byHash;

    /// <exception cref="InvalidOperationException">The folder is not there, or a file is no GraphQL document.</exception>
    public NamedQueries(GraphQLSettings settings, IHostEnvironment? environment = null)
    {
        _byName = Read(settings, environment?.ContentRootPath ?? AppContext.BaseDirectory).ToFrozenDictionary(f => f.Name, f => f.Text);
        _byHash = _byName.Values.Distinct().ToFrozenDictionary(PersistedHash.Of);
    }

    public string? Find(string name) => _byName.GetValueOrDefault(name);

    public string? FindByHash(string hash) => _byHash.GetValueOrDefault(hash);

    public bool Contains(string text) => _byHash.Count > 0 && _byHash.ContainsKey(PersistedHash.Of(text));

    private static IEnumerable<(string Name, string Text)> Read(GraphQLSettings settings, string contentRoot)
    {
        if (string.IsNullOrEmpty(settings.NamedQueriesFolder))
            return [];
        var root = Path.GetFullPath(contentRoot);
        var folder = Path.GetFullPath(settings.NamedQueriesFolder, root);
        if (!folder.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !Directory.Exists(folder))
            throw Fault(settings.NamedQueriesFolder, "there is no such folder below the content root");
        return Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories)
            .Select(file => Read(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), file, settings));
    }

    private static (string Name, string Text) Read(string path, string file, GraphQLSettings settings)
    {
        var text = File.ReadAllText(file, Encoding.UTF8);
        if (text.Length > settings.MaxDocumentLength)
            throw Fault(path, $"it has {text.Length} characters; {nameof(GraphQLSettings.MaxDocumentLength)} is {settings.MaxDocumentLength}");
        try
        {
            Parser.Parse(text);
        }
        catch (GraphQLParserException error)
        {
            throw Fault(path, error.Message);
        }

        return (path[..^Extension.Length], text);
    }

    private static InvalidOperationException Fault(string path, string why) =>
        new($"{GraphQLSettings.Section}:{nameof(GraphQLSettings.NamedQueriesFolder)}: {path}: {why}.");
}
