namespace CoproCms.Tests.Architecture;

/// <summary>
/// The allowed arrows between the modules. Features build on surfaces, and both on the ground; between features the road is Core.
/// A new arrow is a line here that someone reviews.
/// </summary>
public sealed class ModuleDependencyTests
{
    /// <summary>What every module may stand on, each on those before it.</summary>
    private static readonly string[] Ground = ["Hosting", "Errors", "Html", "Fields", "Parts"];

    /// <summary>Made from the content model alone: they name no feature and not each other.</summary>
    private static readonly string[] Surfaces = ["GraphQL", "Rest", "Theming", "Admin"];

    private static readonly (string From, string To)[] BetweenFeatures =
    [
        ("ApiTokens", "Setup"),
        ("ApiTokens", "Users"),
        ("Preview", "Editing"),
        ("Deployment", "Recipes"),
        ("Queries", "Recipes"),
        ("Redirects", "Recipes"),
        ("OpenId", "Users"),
        ("Setup", "Recipes"),
    ];

    private static readonly IReadOnlyDictionary<(string From, string To), string> Arrows = ModuleGraph.Arrows();

    [Fact]
    public void The_ground_stands_on_nothing_but_what_lies_below() =>
        AssertNone(arrow => Ground.Contains(arrow.From) && !Ground.Take(Array.IndexOf(Ground, arrow.From)).Contains(arrow.To));

    [Fact]
    public void Surfaces_name_no_feature_nor_each_other() => AssertNone(arrow => Surfaces.Contains(arrow.From) && !Ground.Contains(arrow.To));

    [Fact]
    public void Features_name_each_other_only_where_the_table_says_so() => AssertNone(arrow =>
        !Ground.Contains(arrow.From) && !Surfaces.Contains(arrow.From)
        && !Ground.Contains(arrow.To) && !Surfaces.Contains(arrow.To) && !BetweenFeatures.Contains(arrow));

    [Fact]
    public void The_table_holds_no_arrow_that_is_gone() => Assert.Empty(BetweenFeatures.Except(Arrows.Keys));

    [Fact]
    public void The_graph_is_read_from_the_sources() => Assert.Contains(("Taxonomies", "Fields"), Arrows.Keys);

    private static void AssertNone(Func<(string From, string To), bool> forbidden) =>
        Assert.Empty(Arrows.Where(a => forbidden(a.Key)).Select(a => $"{a.Key.From} → {a.Key.To}: {a.Value}"));
}
