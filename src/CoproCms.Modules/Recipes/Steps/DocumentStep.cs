using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;

namespace CoproCms.Recipes.Steps;

/// <summary>A step that stores one small document for each of its entries, under the entry's name.</summary>
internal abstract class DocumentStep(DocumentStore documents) : RecipeStep
{
    /// <summary>One of <see cref="DocumentKinds"/>.</summary>
    protected abstract string Kind { get; }

    /// <summary>What an entry is called in the report.</summary>
    protected abstract string What { get; }

    /// <summary>The property that holds the entries.</summary>
    protected abstract string Member { get; }

    protected abstract JsonObject EntrySchema { get; }

    /// <summary>The property that names an entry of a list; null where the entries are the properties of an object.</summary>
    protected virtual string? NameMember => null;

    public override JsonObject Schema => StepSchema.Object((Member, NameMember is null
        ? StepSchema.Map(EntrySchema)
        : StepSchema.List(EntrySchema.Required(NameMember)))).Required(Member);

    public sealed override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Entries(step))
        {
            if (!names.Add(entry.Name))
                step.Error(entry.Pointer, "name.duplicate", $"there are two entries named '{entry.Name}'; keep one of them");
            Check(entry, step);
        }

        return Task.CompletedTask;
    }

    public sealed override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var entry in Entries(step))
        {
            var isNew = await documents.FindAsync(Kind, entry.Name, cancellationToken) is null;
            var changed = await documents.SetAsync(Kind, entry.Name, Document(entry), cancellationToken);
            step.Report(isNew ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged, What, entry.Name);
            await StoredAsync(entry, step, cancellationToken);
        }
    }

    protected virtual void Check(StepEntry entry, RecipeStepContext step)
    {
    }

    /// <summary>Does what follows from the entry once it is stored.</summary>
    protected virtual Task StoredAsync(StepEntry entry, RecipeStepContext step, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is stored of the entry.</summary>
    protected virtual JsonObject Document(StepEntry entry) => (JsonObject)entry.Value.DeepClone();

    private IEnumerable<StepEntry> Entries(RecipeStepContext step) => step.Json[Member] switch
    {
        JsonArray list => list.OfType<JsonObject>().Select((entry, i) => new StepEntry(entry.Text(NameMember!)!, entry, JsonPointer.Child(Member, i))),
        JsonObject map => map.Where(p => p.Value is not null).Select(p => new StepEntry(p.Key, p.Value!, JsonPointer.Child(Member, p.Key))),
        _ => [],
    };
}

/// <param name="Name">Under which it is stored.</param>
/// <param name="Value">Its JSON.</param>
/// <param name="Pointer">Its place in the step.</param>
internal sealed record StepEntry(string Name, JsonNode Value, string Pointer)
{
    public JsonObject Json => (JsonObject)Value;
}
