using CoproCms.Admin;

namespace CoproCms.ApiTokens;

internal sealed class ApiTokensAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links =>
    [
        new("API tokens", "~/Admin/ApiTokens", AdminGroup.Account, 40),
        new("API tokens", "~/Admin/ApiTokens/All", AdminGroup.People, 60, "ManageUsers"),
    ];
}
