using GraphQL;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>The arguments of lists, with their limits.</summary>
internal sealed class Paging(GraphQLSettings settings, Scalars scalars)
{
    /// <summary>Of lists at the root.</summary>
    public IEnumerable<QueryArgument> Root() => [First(null), NotNegative("skip", null)];

    /// <summary>Of lists inside an item.</summary>
    public IEnumerable<QueryArgument> Nested() => [First(null), NotNegative("last", null), NotNegative("skip", null)];

    /// <summary>Of the items that a list contains, which Orchard Core gives defaults.</summary>
    public IEnumerable<QueryArgument> Contained() => [First(10), NotNegative("skip", 0)];

    public int Take(IResolveFieldContext context)
    {
        var first = context.GetArgument<int?>("first") ?? 0;
        return AtMost(first == 0 ? settings.DefaultNumberOfResults : first);
    }

    public int AtMost(int count) => Math.Min(count, settings.MaxNumberOfResults);

    public static int Skip(IResolveFieldContext context) => context.GetArgument<int?>("skip") ?? 0;

    /// <summary>The part of a list that is at hand that the arguments ask for: skip, then first, then last.</summary>
    public IEnumerable<T> Page<T>(IResolveFieldContext context, IEnumerable<T> all)
    {
        var first = context.GetArgument<int?>("first") ?? 0;
        var last = context.GetArgument<int?>("last") ?? 0;
        var page = all.Skip(Skip(context)).Take(Math.Min(first == 0 ? settings.MaxNumberOfResults : first, settings.MaxNumberOfResults));
        return last == 0 ? page : page.TakeLast(last);
    }

    private QueryArgument First(int? standard) => Count("first", standard);

    /// <summary>A number of items, limited like <c>first</c>.</summary>
    public IEnumerable<QueryArgument> Count(string name, string description)
    {
        var argument = Count(name, standard: null);
        argument.Description = description;
        return [argument];
    }

    private QueryArgument Count(string name, int? standard)
    {
        var argument = NotNegative(name, standard);
        if (settings.RefusesTooManyResults)
        {
            var check = argument.Validator!;
            argument.Validator = value =>
            {
                check(value);
                if (value is int count && count > settings.MaxNumberOfResults)
                    throw new ArgumentOutOfRangeException(null, $"'{name}' is {count}; at most {settings.MaxNumberOfResults} can be asked for. Ask for the others in further pages.");
            };
        }

        return argument;
    }

    private QueryArgument NotNegative(string name, int? standard) => new(scalars.Integer)
    {
        Name = name,
        DefaultValue = standard,
        Validator = value =>
        {
            if (value is < 0)
                throw new ArgumentOutOfRangeException(null, $"'{name}' is {value}; it may not be negative.");
        },
    };
}
