using CoproCms.Definitions;
using CoproCms.GraphQL.Building.Mutations;
using GraphQL.Types;
using Microsoft.Extensions.Logging;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>
/// Keeps names in a schema apart. Definitions refuse names that collide; what an import brought in spite of that is left out of the schema and
/// logged, so that one bad name does not take the endpoint down.
/// </summary>
internal sealed partial class SchemaNames(ContentDefinitions definitions, ILogger logger)
{
    private readonly Dictionary<string, ContentPartDefinition> _partTypes = [];

    public bool Accepts(ContentTypeDefinition type)
    {
        if (GraphQLNames.IsValid(type.Name) && DefinitionNames.CheckType(type.Name) is null)
            return true;
        LeftOutType(type.Name);
        return false;
    }

    /// <summary>Whether the names of the types that mutations need are free.</summary>
    public bool AcceptsMutations(ContentTypeDefinition type)
    {
        string[] needed = [ContentInputs.ItemName(type.Name), ContentMutations.PayloadName(type.Name), ContentInputs.ValueName(type.Name)];
        if (!needed.Any(n => definitions.Types.ContainsKey(n) || definitions.Parts.ContainsKey(n) || DefinitionNames.IsTaken(n)))
            return true;
        LeftOutMutations(type.Name);
        return false;
    }

    /// <returns>Whether the field was added.</returns>
    public bool Add(IComplexGraphType type, string name, Func<GraphField> make)
    {
        if (!GraphQLNames.IsValid(name) || type.HasField(name))
        {
            LeftOutField(type.Name, name);
            return false;
        }

        type.AddField(make());
        return true;
    }

    /// <summary>The type's name of a part that only has fields: the instance's, unless it stands for something else already.</summary>
    public string ForPart(ContentTypePartDefinition part, ContentTypeDefinition owner)
    {
        string[] candidates = [part.Name, owner.Name + part.Name];
        var name = candidates.First(n => n == candidates[^1]
            || (!definitions.Types.ContainsKey(n) && !DefinitionNames.IsTaken(n) && (!_partTypes.TryGetValue(n, out var other) || other.Name == part.Part.Name)));
        _partTypes.TryAdd(name, part.Part);
        return name;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content type {Type} is left out of the GraphQL schema: its name cannot stand there.")]
    private partial void LeftOutType(string type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content type {Type} has no GraphQL mutations: a type has the name of its input or payload.")]
    private partial void LeftOutMutations(string type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The field {Field} of {Type} is left out of the GraphQL schema: the name is taken or cannot stand there.")]
    private partial void LeftOutField(string type, string field);
}
