using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Recipes.Exporting;

/// <summary>A kind of small document as the step that stores it wants it back.</summary>
/// <param name="Type">The plan's step.</param>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Step">The recipe's step.</param>
/// <param name="Member">What holds the documents.</param>
/// <param name="IsList">A list, where each bears its name; else an object by name.</param>
public sealed record ExportedKind(string Type, string Kind, string Step, string Member, bool IsList)
{
    /// <summary>The member of the document that is its value, null for the whole.</summary>
    public string? Value { get; init; }

    /// <summary>A list in the plan's step that names the wanted ones, null where all go.</summary>
    public string? Choice { get; init; }
}

/// <summary>Exports every document of a kind.</summary>
internal sealed class DocumentExport(ExportedKind kind, DocumentStore documents) : ExportSource
{
    public override string Type => kind.Type;

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        var step = new JsonObject { ["name"] = kind.Step };
        JsonNode values = kind.IsList ? new JsonArray() : kind.Member.Length == 0 ? step : new JsonObject();
        foreach (var (name, json) in await documents.ListAsync(kind.Kind, cancellationToken))
        {
            if (kind.Choice is { } choice && !options.Texts(choice).Contains(name, StringComparer.OrdinalIgnoreCase))
                continue;
            var value = (kind.Value is null ? json : json[kind.Value])?.DeepClone();
            if (values is JsonArray list)
                list.Add(value);
            else
                values[name] = value;
        }

        if (kind.Member.Length > 0)
            step[kind.Member] = values;
        await package.WriteStepAsync(step, cancellationToken);
    }
}

public static class ExportServices
{
    public static IServiceCollection AddExport(this IServiceCollection services, ExportedKind kind) =>
        services.AddScoped<ExportSource>(provider => new DocumentExport(kind, provider.GetRequiredService<DocumentStore>()));
}
