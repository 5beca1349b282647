using CoproCms.Admin;

namespace CoproCms.Recipes;

internal sealed class RecipesAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new("Recipes", "~/Admin/Recipes", AdminGroup.Exchange, 10, RecipesModule.ManageRecipes)];
}
