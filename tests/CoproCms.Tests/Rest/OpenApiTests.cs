using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Rest;

/// <summary>The OpenAPI document says what there is, as the definitions in force make it.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private Engine _engine = null!;
    private Pipeline _api = null!;
    private Actor _visitor = null!;

    public async Task InitializeAsync()
    {
        _engine = await Engine.StartAsync(
            services => new RestModule().ConfigureServices(services, new ConfigurationBuilder().Build()),
            new TypeBuilder("Event").Part("TitlePart").Part("AutoroutePart").Part("BagPart", named: "Widgets")
                .Field("Start", "DateTimeField", """{"ContentPartFieldSettings":{"DisplayName":"Starts"},"DateTimeFieldSettings":{"Required":true,"Hint":"In UTC."}}""")
                .Field("About", "ContentPickerField").Field("Old", "GoneField"),
            "Secret");
        _api = Pipeline.Over(_engine, endpoints => endpoints.MapPost("/api/things/{id:int}/rest", () => "x"), new ErrorsModule(), new RestModule());
        _visitor = new(null, null, ["View_Event"], []);
    }

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task It_is_OpenAPI_3_1_with_every_route_of_the_API()
    {
        var document = await DocumentAsync();

        Assert.Equal("3.1.1", (string?)document["openapi"]);
        Assert.Equal(["/api/content", "/api/content/{contentItemId}", "/api/things/{id}/rest"], document["paths"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["get", "post"], document["paths"]!["/api/content"]!.AsObject().Select(p => p.Key));
        Assert.Equal("id", (string?)document["paths"]!["/api/things/{id}/rest"]!["post"]!["parameters"]![0]!["name"]);
        var ids = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => (string?)o.Value!["operationId"]).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await DocumentAsync();

        foreach (var reference in References(document))
        {
            JsonNode? found = document;
            foreach (var step in reference.Split('/').Skip(1))
                found = found?[step];
            Assert.True(found is not null, reference);
        }
    }

    [Fact]
    public async Task A_type_has_the_schema_of_its_item_in_JSON()
    {
        var schema = (await DocumentAsync())["components"]!["schemas"]!["Event"]!;

        Assert.Equal("Event", (string?)schema["properties"]!["ContentType"]!["const"]);
        Assert.Equal("#/components/schemas/AutoroutePart", (string?)schema["properties"]!["AutoroutePart"]!["$ref"]);
        Assert.Equal("#/components/schemas/BagPart", (string?)schema["properties"]!["Widgets"]!["$ref"]);
        var start = schema["properties"]!["Event"]!["properties"]!["Start"]!;
        Assert.Equal(("#/components/schemas/DateTimeField", "Starts; required; In UTC."), ((string?)start["$ref"], (string?)start["description"]));
        Assert.Equal("object", (string?)schema["properties"]!["Event"]!["properties"]!["Old"]!["type"]);
        Assert.Equal("""{"ContentType":"Event","TitlePart":{"Title":"Testun"},"Event":{"Start":{"Value":"2026-05-06T18:30:00Z"}}}""", schema["examples"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task The_example_of_a_type_can_be_sent_as_it_is()
    {
        var example = (await DocumentAsync())["components"]!["schemas"]!["Event"]!["examples"]![0]!.ToJsonString();

        var answer = await _api.SendAsync(_engine.User("client", ContentApiDoor.Permission, "PublishContent"), "POST", "/api/content", example);

        Assert.True(answer.Status == 200, answer.Body);
    }

    [Fact]
    public async Task Parts_and_fields_have_the_members_that_items_have()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;

        Assert.Equal(["Absolute", "Disabled", "Path", "RouteContainedItems", "SetHomepage"], schemas["AutoroutePart"]!["properties"]!.AsObject().Select(p => p.Key).Order());
        Assert.Equal("#/components/schemas/ContentItem", (string?)schemas["BagPart"]!["properties"]!["ContentItems"]!["items"]!["$ref"]);
        Assert.Equal("""{"type":"array","items":{"type":"string"}}""", schemas["ContentPickerField"]!["properties"]!["ContentItemIds"]!.ToJsonString());
        Assert.Equal("date-time", (string?)schemas["DateTimeField"]!["properties"]!["Value"]!["format"]);
    }

    [Fact]
    public async Task Types_that_a_reader_may_not_see_are_not_told()
    {
        Assert.False((await DocumentAsync())["components"]!["schemas"]!.AsObject().ContainsKey("Secret"));
        Assert.DoesNotContain("Secret", (await _api.SendAsync(_visitor, "GET", "/openapi")).Body);
        Assert.True((await DocumentAsync(_engine.User("owner", Permissions.SiteOwner)))["components"]!["schemas"]!.AsObject().ContainsKey("Secret"));
    }

    [Fact]
    public async Task A_new_field_is_in_it_at_once_and_until_then_nothing_is_made_twice()
    {
        var before = await _api.SendAsync(_visitor, "GET", "/openapi/v1.json");
        Assert.Equal(304, (await _api.SendAsync(_visitor, "GET", "/openapi/v1.json", headers: ("If-None-Match", before.Header("ETag")!))).Status);

        await _engine.DefineAsync(new TypeBuilder("Event").Part("TitlePart").Field("Brand", "TextField"));

        Assert.NotNull((await DocumentAsync())["components"]!["schemas"]!["Event"]!["properties"]!["Event"]!["properties"]!["Brand"]);
    }

    [Fact]
    public async Task The_page_needs_no_script_and_encodes_what_others_wrote()
    {
        await using (var session = _engine.As())
            await session.Get<DefinitionStore>().SetTypeAsync(new TypeBuilder("Event").Build() with { DisplayName = "<script>alert(1)</script>" }, default);

        var page = await _api.SendAsync(_visitor, "GET", "/openapi");

        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.Header("Content-Type")));
        Assert.DoesNotContain("<script", page.Body);
        Assert.Contains("&lt;script&gt;alert(1)", page.Body);
        Assert.StartsWith("default-src 'none'; style-src 'self';", page.Header("Content-Security-Policy"));
        Assert.DoesNotContain("style=", page.Body);
        Assert.Equal(200, (await _api.SendAsync(_visitor, "GET", "/openapi/openapi.css")).Status);
    }

    private async Task<JsonObject> DocumentAsync(Actor? actor = null) => (await _api.SendAsync(actor ?? _visitor, "GET", "/openapi/v1.json")).Json;

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(m => m.Key == "$ref" ? [(string)m.Value!] : References(m.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };
}
