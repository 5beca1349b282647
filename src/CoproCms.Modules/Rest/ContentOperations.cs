using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.Recipes;
using CoproCms.Rest.OpenApi;

namespace CoproCms.Rest;

/// <summary>What the OpenAPI document says of the content API.</summary>
internal static class ContentOperations
{
    private const string Tag = "Content";
    private const string List = "ContentList";

    private static readonly (string, string) ETag = ("ETag", "Names what was answered; for If-None-Match and If-Match.");

    private static readonly ApiParameter IfMatch = new("If-Match", "header", "The ETag that was read, or a ContentItemVersionId in quotes: the item must still be that, else 412.", StepSchema.Text());
    private static readonly ApiParameter IfNoneMatch = new("If-None-Match", "header", "An ETag: 304 without a body when nothing has changed.", StepSchema.Text());

    public static ApiOperation Read { get; } = new(Tag, "Read an item")
    {
        Id = "getContent",
        Description = "The live version. Drafts are in the list with status=draft.",
        Parameters = [new("contentItemId", "path", "The item.", StepSchema.Text()) { Required = true }, IfNoneMatch],
        Answers = [new(200, "The item", ApiSchema.Ref(ContentSchemas.AnyItem)) { Headers = [ETag] }, new(304, "It is what you have")],
        Refusals = [404],
    };

    public static ApiOperation ReadMany { get; } = new(Tag, "List items")
    {
        Id = "listContent",
        Description = """
            Pages of what the caller may see, newest first unless ordered otherwise. Go on with the address in the Link header, or with after=endCursor.

            A filter compares names with values: eq, ne, gt, ge, lt, le, contains, startswith, endswith, in ('a', 'b'); has for a reference to an item, under for a term or one below it; and, or, not, brackets. Names are columns (DisplayText, CreatedUtc, Owner, Culture, Path, …), Part.Field, or a field alone where one type is listed. Values are 'text' with a quote inside doubled, numbers, ISO dates, true, false, null, now, or $name for the value of name in the address.
            """,
        Parameters =
        [
            new("type", "query", "Content types, repeated or with commas; all when left out.", StepSchema.Text()) { Example = "Event" },
            new("filter", "query", "Which items.", StepSchema.Text()) { Example = "Start ge now and Venue contains 'Chepstow'" },
            new("orderBy", "query", "Names with commas between, each with desc after it or - before it for descending.", StepSchema.Text()) { Example = "Start asc, createdUtc desc" },
            new("status", "query", "Which versions; drafts are for those who may preview or edit.", StepSchema.Choice("published", "draft", "latest", "all")),
            new("first", "query", "How many.", new() { ["type"] = "integer", ["minimum"] = 1 }),
            new("after", "query", "The endCursor of the page before, with the same orderBy.", StepSchema.Text()),
            new("count", "query", "Whether to count the whole list.", StepSchema.Flag()),
            IfNoneMatch,
        ],
        Answers = [new(200, "A page", ApiSchema.Ref(List)) { Headers = [ETag, ("Link", "The next page, rel=\"next\", where there is one.")] }, new(304, "It is what you have")],
        Refusals = [400],
    };

    public static ApiOperation Save { get; } = new(Tag, "Create or change an item")
    {
        Id = "saveContent",
        Description = """
            Without a ContentItemId a new item is made. With one, what is sent is merged into its latest version: objects member by member, lists as a whole, null clears.

            A change that started from a version that is no longer the latest is refused: with 412 when If-Match names it, with 409 when ContentItemVersionId does.
            """,
        Parameters = [new("draft", "query", "Save without making it live.", StepSchema.Flag()), IfMatch],
        Body = new("application/json", ApiSchema.Ref(ContentSchemas.AnyItem))
        {
            Example = new JsonObject { ["ContentType"] = "Post", ["TitlePart"] = new JsonObject { ["Title"] = "A garden by many hands" } },
        },
        Answers = [new(200, "The item as it was saved", ApiSchema.Ref(ContentSchemas.AnyItem)) { Headers = [ETag] }],
        Refusals = [400, 404, 409, 412, 413, 415],
    };

    public static ApiOperation Delete { get; } = new(Tag, "Put an item into the bin")
    {
        Id = "deleteContent",
        Parameters = [new("contentItemId", "path", "The item.", StepSchema.Text()) { Required = true }, IfMatch],
        Answers = [new(200, "The item as it was", ApiSchema.Ref(ContentSchemas.AnyItem))],
        Refusals = [404, 412],
    };

    public static ApiSchema ListSchema { get; } = new(List, StepSchema.Open(
        ("items", StepSchema.List(ApiSchema.Ref(ContentSchemas.AnyItem))),
        ("pageInfo", PageInfo),
        ("totalCount", new() { ["type"] = "integer", ["description"] = "Of the whole list, when count=true." })).Required("items", "pageInfo"));

    private static JsonObject PageInfo => StepSchema.Open(
        ("hasNextPage", StepSchema.Flag("Whether there is more.")),
        ("endCursor", new() { ["type"] = new JsonArray("string", "null"), ["description"] = "Where this page ends; null when it is empty." })).Required("hasNextPage", "endCursor");
}
