using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Hosting;
using CoproCms.Security;
using CoproCms.Web;
using CoproCms.Web.Database;

namespace CoproCms.Benchmarks.Load;

/// <summary>Adds posts to a site that was set up, through the one write path, in transactions of a thousand.</summary>
internal static class Filler
{
    private const int Batch = 1_000;

    public static async Task FillAsync(string appData, string contentRoot, int count)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = contentRoot });
        builder.Configuration[AppData.Setting] = appData;
        builder.Logging.ClearProviders();
        builder.AddCoproCms(cms =>
        {
            cms.UseDatabase();
            SiteModules.Add(cms);
        });
        await using var app = builder.Build();
        var models = await SeededAsync(app.Services);
        for (var first = 0; first < count; first += Batch)
        {
            await AddAsync(app.Services, models, first, Math.Min(Batch, count - first));
            Console.Error.Write($"\r{first + Batch:N0} of {count:N0} posts");
        }

        Console.Error.WriteLine();
    }

    /// <summary>The posts of the recipe in English, with summary, picture, categories and tags, to give to the others.</summary>
    private static async Task<IReadOnlyList<ContentItem>> SeededAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var posts = await scope.ServiceProvider.GetRequiredService<ContentQuery>().ListAsync(new() { Types = ["Post"] }, default);
        return [.. posts.Where(p => p.Culture == "en" && p.Part("Post").Object("Image").Texts("Paths").Any())];
    }

    private static async Task AddAsync(IServiceProvider services, IReadOnlyList<ContentItem> models, int first, int count)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var content = scope.ServiceProvider.GetRequiredService<ContentManager>();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        await db.InTransactionAsync(async () =>
        {
            for (var i = first; i < first + count; i++)
            {
                await content.ImportAsync(Post(i, models[i % models.Count]), i.ToString(CultureInfo.InvariantCulture), default);
                db.ChangeTracker.Clear();
            }
        }, default);
    }

    private static ContentItem Post(int number, ContentItem model)
    {
        var published = new DateTime(2014, 5, 22, 9, 0, 0, DateTimeKind.Utc).AddMinutes(number);
        var title = string.Create(CultureInfo.InvariantCulture, $"Load post {number}");
        return new()
        {
            ContentItemId = ContentId.New(),
            ContentItemVersionId = ContentId.New(),
            ContentType = "Post",
            DisplayText = title,
            Published = true,
            Latest = true,
            CreatedUtc = published,
            ModifiedUtc = published,
            PublishedUtc = published,
            Owner = model.Owner,
            Author = model.Author,
            Content = new()
            {
                ["TitlePart"] = new JsonObject { ["Title"] = title },
                ["AutoroutePart"] = new JsonObject { ["Path"] = string.Create(CultureInfo.InvariantCulture, $"news/load-{number}") },
                ["LocalizationPart"] = new JsonObject { ["Culture"] = "en", ["LocalizationSet"] = ContentId.New() },
                ["HtmlBodyPart"] = new JsonObject { ["Html"] = string.Concat(Enumerable.Repeat("<p>People and services share power, plan together and look back together on what came of it.</p>", 12)) },
                ["Post"] = model.Part("Post")!.DeepClone(),
            },
        };
    }
}
