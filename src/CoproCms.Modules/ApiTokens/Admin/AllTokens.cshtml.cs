using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.ApiTokens.Admin;

/// <summary>Everybody's tokens, for whoever manages users: to see and to revoke, not to make.</summary>
[AdminPermission("ManageUsers")]
internal sealed class AllTokensModel(ApiTokenWriter tokens, IUserDirectory users) : AdminPage
{
    private const int PageSize = 100;

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public IReadOnlyDictionary<string, UserInfo> Owners { get; private set; } = new Dictionary<string, UserInfo>();

    public string? Older { get; private set; }

    public async Task OnGetAsync(DateTime? before, CancellationToken cancellationToken)
    {
        var found = await tokens.ListAllAsync(before?.ToUniversalTime(), PageSize + 1, cancellationToken);
        Tokens = [.. found.Take(PageSize)];
        Owners = await users.FindManyAsync([.. Tokens.Select(t => t.UserId).Distinct()], cancellationToken);
        Older = found.Count > PageSize ? $"~/Admin/ApiTokens/All?before={Uri.EscapeDataString(Tokens[^1].CreatedUtc.ToString("O"))}" : null;
    }

    public async Task<IActionResult> OnPostRevokeAsync(string token, CancellationToken cancellationToken)
    {
        if (await tokens.OwnerAsync(token, cancellationToken) is not { } owner || !await tokens.RevokeAsync(owner, token, cancellationToken))
            throw new NotFoundException($"There is no token {token}.");
        Tell(T["The token opens nothing any more."]);
        return LocalRedirect(Url.Content("~/Admin/ApiTokens/All"));
    }
}
