using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.GraphQL.Executing;
using CoproCms.GraphQL.Executing.Mutations;
using CoproCms.Parts;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.GraphQL.Building.Mutations;

/// <summary>Gives the mutation root the fields of each content type that has a list at the query root: a verb and the type's name.</summary>
internal sealed class ContentMutations(ContentInputs inputs, Scalars scalars, SchemaNames names, ObjectGraphType root)
{
    private const string Id = "contentItemId";
    private const string Base = "baseVersionId";
    private const string Publish = "publish";
    private const string PublishUtc = "publishUtc";
    private const string ArchiveUtc = "archiveUtc";

    public static string PayloadName(string contentType) => contentType + "Payload";

    public void Add(ContentTypeDefinition definition, ObjectGraphType output)
    {
        var (type, called, input, payload) = (definition.Name, definition.DisplayName, inputs.Item(definition), Payload(definition, output));
        void Field(string kind, string description, IEnumerable<QueryArgument> arguments, Func<ContentMutator, IResolveFieldContext, Task<string>> run) =>
            this.Field(new(kind, type, payload), description, arguments, run);

        Field("create", $"Makes a new {called}. Needs Publish_{type} (a draft Edit_{type}), or the Own forms of them.", [Input(input), WhetherLive()],
            (content, context) => content.CreateAsync(type, Sent(context), context.GetArgument<bool>(Publish), context.CancellationToken));
        Field("update", $"Merges the input into the latest version of the {called} and saves it as a new version, live unless told otherwise.",
            [ItemId(), BaseId(), Input(input), WhetherLive()],
            (content, context) => content.UpdateAsync(Change(type, context), context.GetArgument<bool>(Publish), context.CancellationToken));
        Field("saveDraft", $"The same as update with publish: false: saves a draft of the {called} beside what is live, which stays as it is.",
            [ItemId(), BaseId(), Input(input)],
            (content, context) => content.UpdateAsync(Change(type, context), publish: false, context.CancellationToken));
        Field("publish", $"Makes the latest version of the {called} the live one.", [ItemId()],
            (content, context) => content.PublishAsync(type, Argument(context, Id), context.CancellationToken));
        Field("unpublish", $"Takes the {called} off; its latest version stays as a draft.", [ItemId()],
            (content, context) => content.UnpublishAsync(type, Argument(context, Id), context.CancellationToken));
        Field("schedule", $"Sets when the latest version of the {called}, a draft, goes live by itself and when the {called} is taken off. A date that is left out stays, null takes it away.",
            [ItemId(), Date(PublishUtc, "When the draft goes live."), Date(ArchiveUtc, "When what is live is taken off; with a draft it waits until that is live.")],
            (content, context) => content.ScheduleAsync(type, Argument(context, Id), old => Dates(context, old), context.CancellationToken));
        Field("delete", $"Puts the {called} into the bin.", [ItemId()],
            (content, context) => content.DeleteAsync(type, Argument(context, Id), context.CancellationToken));
        Field("restore", $"Takes the {called} out of the bin, as it was.", [ItemId()],
            (content, context) => content.RestoreAsync(type, Argument(context, Id), context.CancellationToken));
    }

    private void Field(
        Verb verb, string description, IEnumerable<QueryArgument> arguments, Func<ContentMutator, IResolveFieldContext, Task<string>> run)
    {
        var name = verb.Kind + char.ToUpperInvariant(verb.ContentType[0]) + verb.ContentType[1..];
        names.Add(root, name, () => new MutationField
        {
            Name = name,
            Kind = verb.Kind,
            ContentType = verb.ContentType,
            Description = description,
            ResolvedType = verb.Payload,
            Arguments = new(arguments),
            Resolver = new AsyncResolver(async context => new ChangedItem(await run(context.Query().Services.GetRequiredService<ContentMutator>(), context))),
        });
    }

    private ObjectGraphType Payload(ContentTypeDefinition definition, ObjectGraphType output)
    {
        var payload = new ObjectGraphType { Name = PayloadName(definition.Name), Description = $"What a mutation did to a {definition.DisplayName}." };
        payload.AddField(new()
        {
            Name = Id,
            Description = "The item that was changed.",
            ResolvedType = new NonNullGraphType(scalars.Text),
            Resolver = new ValueResolver(source => ((ChangedItem)source).ContentItemId),
        });
        payload.AddField(new()
        {
            Name = "contentItem",
            Description = "Its latest version as it is now, whose contentItemVersionId is the base of the next update; null in the bin, and for those who may not see it.",
            ResolvedType = output,
            Resolver = new ContextResolver(context => context.Query().Items(ContentStatus.Latest).Load(((ChangedItem)context.Source!).ContentItemId)),
        });
        return payload;
    }

    private static JsonObject Sent(IResolveFieldContext context) =>
        InputReader.Read(context.FieldDefinition.Arguments!.Find(MutationField.Input)!.ResolvedType!, context.Arguments![MutationField.Input].Value, context.Query());

    private static ContentChange Change(string type, IResolveFieldContext context) => new(type, Argument(context, Id), Argument(context, Base), Sent(context));

    private static ContentSchedule Dates(IResolveFieldContext context, ContentSchedule old)
    {
        if (!context.HasArgument(PublishUtc) && !context.HasArgument(ArchiveUtc))
            throw InvalidContentException.Of("", "schedule.empty", $"Give {PublishUtc}, {ArchiveUtc} or both; null takes a date away.");
        return new(
            context.HasArgument(PublishUtc) ? context.GetArgument<DateTime?>(PublishUtc) : old.PublishUtc,
            context.HasArgument(ArchiveUtc) ? context.GetArgument<DateTime?>(ArchiveUtc) : old.ArchiveUtc);
    }

    private static string Argument(IResolveFieldContext context, string name) => context.Arguments![name].Value!.ToString()!;

    private QueryArgument ItemId() => new(new NonNullGraphType(scalars.Input(ScalarKind.Id))) { Name = Id, Description = "The item." };

    private QueryArgument BaseId() => new(new NonNullGraphType(scalars.Input(ScalarKind.Id)))
    {
        Name = Base,
        Description = "The contentItemVersionId that the change started from. When it is no longer the latest, nothing is changed and the error's code is CONFLICT.",
    };

    private static QueryArgument Input(InputObjectGraphType input) => new(new NonNullGraphType(input)) { Name = MutationField.Input, Description = "What it is to say." };

    private QueryArgument WhetherLive() => new(new NonNullGraphType(scalars.Boolean))
    {
        Name = Publish,
        DefaultValue = true,
        Description = "Whether it goes live at once; false saves a draft.",
    };

    private QueryArgument Date(string name, string description) => new(scalars.Input(ScalarKind.DateTime)) { Name = name, Description = description };

    private sealed record Verb(string Kind, string ContentType, ObjectGraphType Payload);

    private sealed record ChangedItem(string ContentItemId);
}
