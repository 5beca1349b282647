using System.Reflection;
using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Hosting;
using CoproCms.Indexing;
using CoproCms.Parts;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Contracts;

/// <summary>Every field and part that the modules register, each on a type of its own.</summary>
internal static class Registered
{
    private static readonly ServiceProvider Services = Build();

    public static FieldTypes Fields { get; } = Services.GetRequiredService<FieldTypes>();

    /// <summary>The views by which they are edited, as they are compiled into the modules.</summary>
    public static EditorViews Editors { get; } =
        new(typeof(FieldsModule).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>().Select(view => view.Identifier));

    public static PartTypes Parts { get; } = Services.GetRequiredService<PartTypes>();

    public static ContentItemFactory Factory { get; } = new(Fields, Parts);

    /// <summary>A write of an item whose type has the field, named <c>It</c>, with that value.</summary>
    public static WriteContext WithField(string field, string value, string settings = "{}")
    {
        var type = new TypeBuilder("Probe").Field("It", field, settings).Build();
        return Write(type with { Parts = [new("Probe", new("Probe", [], [new("It", field, Session.Json(settings))]), [])] }, $$$"""{"Probe":{"It":{{{value}}}}}""");
    }

    public static WriteContext WithPart(string part, string value, string settings = "{}") =>
        Write(new TypeBuilder("Probe").Part(part, settings).Build(), $$"""{"{{part}}":{{value}}}""");

    /// <summary>Does to the item all that a write does with its fields and parts; errors are what breaks a rule.</summary>
    public static (ValidationErrors Errors, List<FieldIndexRecord> Rows) Run(WriteContext context)
    {
        var rules = new ItemRules(Fields, Parts);
        var errors = new ValidationErrors();
        rules.Normalise(context);
        rules.Validate(context, errors);
        return (errors, Index(context));
    }

    public static FieldContext Context(string field, string settings = "{}") => new("Probe", new("It", field, Session.Json(settings)));

    private static List<FieldIndexRecord> Index(WriteContext context)
    {
        var rows = new List<FieldIndexRecord>();
        foreach (var part in Parts.Of(context.Item, context.Type))
        {
            if (context.Item.Part(part.Name) is not { } value)
                continue;
            Parts.Find(part.Part.Name)?.Index(value, new(part.Name, null, "en", rows.Add));
            foreach (var field in part.Part.Fields.Where(f => value[f.Name] is System.Text.Json.Nodes.JsonObject))
                Fields.Find(field.FieldType)!.Index(value.Object(field.Name)!, new(part.Name, field.Name, "en", rows.Add));
        }

        return rows;
    }

    private static WriteContext Write(ContentTypeDefinition type, string content) =>
        new(new() { ContentItemId = "4qs7mv9xc4ttg5ktm61qj9dy5d", ContentType = type.Name, Content = Session.Json(content) }, null, type, Actor.Nobody);

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        Engine.AddModules(new CmsBuilder(services, new ConfigurationBuilder().Build()));
        return services.BuildServiceProvider();
    }
}
