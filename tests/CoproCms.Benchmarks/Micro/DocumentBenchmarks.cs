using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using CoproCms.Content;

namespace CoproCms.Benchmarks.Micro;

/// <summary>Reading a document from the cache against parsing it, and writing an item out.</summary>
[MemoryDiagnoser]
public class DocumentBenchmarks
{
    private readonly DocumentCache _cache = new();
    private string _document = "";
    private ContentItem _item = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var parts = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Sharing power in Torfaen" },
            ["HtmlBodyPart"] = new JsonObject { ["Html"] = string.Concat(Enumerable.Repeat("<p>People and services plan together.</p>", 60)) },
            ["Post"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Together." }, ["Image"] = new JsonObject { ["Paths"] = new JsonArray("garden.png") } },
        };
        _document = parts.ToJsonString();
        _cache.Add(1, _document);
        _item = new() { ContentItemId = ContentId.New(), ContentType = "Post", Content = parts };
    }

    [Benchmark]
    public JsonObject Parse() => JsonNode.Parse(_document)!.AsObject();

    [Benchmark]
    public JsonObject? FromCache() => _cache.Find(1);

    [Benchmark]
    public string WriteItem() => ContentItemJson.Write(_item).ToJsonString();
}
