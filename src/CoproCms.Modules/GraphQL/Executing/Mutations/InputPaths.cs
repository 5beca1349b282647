using CoproCms.GraphQL.Building.Mutations;
using GraphQL;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Executing.Mutations;

/// <summary>Finds the place in a mutation's arguments that a fault's path in the content's JSON speaks of.</summary>
internal static class InputPaths
{
    private static readonly char[] Separators = ['.', '[', ']'];

    /// <returns><c>["input", "post", "summary", "text"]</c> for <c>Post.Summary.Text</c>, as far as it can be followed; null for fields that are no mutations.</returns>
    public static List<object>? Find(GraphField? field, string path)
    {
        if (field is not MutationField mutation)
            return null;
        if (mutation.Arguments?.Find(path) is not null)
            return [path];
        if (mutation.Arguments?.Find(MutationField.Input)?.ResolvedType?.GetNamedType() is not InputObjectGraphType input)
            return null;
        List<object> found = [MutationField.Input];
        foreach (var step in path.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(step, out var index))
                found.Add(index);
            else if (Follow(input, step) is { Count: > 0 } members)
            {
                found.AddRange(members.Select(m => m.Name));
                input = members[^1].ResolvedType!.GetNamedType() as InputObjectGraphType ?? input;
            }
            else
                break;
        }

        return found;
    }

    // Some rules name a part's member alone, as Orchard Core does: Path, Alias, Title.
    private static List<InputMember> Follow(InputObjectGraphType input, string step)
    {
        if (Named(input, step) is { } member)
            return [member];
        return input.Fields.OfType<InputMember>()
            .Select(part => (Part: part, Member: part.ResolvedType!.GetNamedType() is InputObjectGraphType inner ? Named(inner, step) : null))
            .Where(found => found.Member is not null)
            .Select(found => new List<InputMember> { found.Part, found.Member! })
            .FirstOrDefault() ?? [];
    }

    private static InputMember? Named(InputObjectGraphType input, string jsonName) =>
        input.Fields.OfType<InputMember>().FirstOrDefault(m => m.JsonName == jsonName);
}
