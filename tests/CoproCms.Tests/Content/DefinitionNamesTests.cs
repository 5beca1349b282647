using CoproCms.Definitions;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Content;

/// <summary>A name that GraphQL needs for itself is refused where the definition is made.</summary>
public sealed class DefinitionNamesTests
{
    [Theory]
    [InlineData("Author")]
    [InlineData("PageInfo")]
    [InlineData("Layer")]
    [InlineData("MediaAsset")]
    [InlineData("siteLayers")]
    [InlineData("Me")]
    [InlineData("PostConnection")]
    [InlineData("PostEdge")]
    [InlineData("PostWhereInput")]
    [InlineData("PostOrderByInput")]
    public void A_type_cannot_have_a_name_that_GraphQL_has(string name) => Assert.Contains("GraphQL", DefinitionNames.CheckType(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("Post")]
    [InlineData("Connections")]
    [InlineData("AuthorPage")]
    public void Other_names_are_free(string name) => Assert.Null(DefinitionNames.CheckType(name));

    [Theory]
    [InlineData("AuthorProfile")]
    [InlineData("Render")]
    [InlineData("displayText")]
    public void A_field_cannot_have_a_name_that_every_item_has(string field) =>
        Assert.Contains("every content item has", Assert.Single(DefinitionNames.Clashes(new TypeBuilder("Post").Field(field, "TextField").Build())), StringComparison.Ordinal);
}
