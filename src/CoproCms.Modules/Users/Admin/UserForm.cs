using CoproCms.Admin;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using CoproCms.Users.Management;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Admin;

/// <summary>What the forms for making and for editing a user have in common.</summary>
internal sealed class UserForm
{
    public string UserName { get; set; } = "";
    public string? Email { get; set; }
    public string? DisplayName { get; set; }
    public bool IsEnabled { get; set; }
    public List<string> Roles { get; set; } = [];

    /// <summary>Only for a new user.</summary>
    public string? Password { get; set; }

    public UserDetails Details(IEnumerable<string> roles) => new(UserName ?? "", Email, DisplayName, IsEnabled, [.. roles]);
}

/// <summary>A role as the form offers it.</summary>
internal sealed record OfferedRole(string Name, string? Description, bool IsHeld, bool MayChange);

/// <summary>The fields, for a partial view.</summary>
internal sealed record UserFields(UserForm Input, IReadOnlyList<OfferedRole> Roles);

/// <summary>Says which roles someone may be given, and by whom.</summary>
internal sealed class RoleOffers(Data.CmsDbContext db, UserRules rules)
{
    // Everyone has these by what they are, not by being given them.
    private static readonly string[] ByNature = [SystemRoles.Anonymous, SystemRoles.Authenticated];

    public async Task<IReadOnlyList<OfferedRole>> FindAsync(IReadOnlyCollection<string> held, IReadOnlyCollection<string> chosen, CancellationToken cancellationToken)
    {
        var offers = new List<OfferedRole>();
        foreach (var role in await db.Set<Role>().AsNoTracking().Where(r => !ByNature.Contains(r.Name)).OrderBy(r => r.Name).ToListAsync(cancellationToken))
        {
            var mayChange = await rules.MayAssignAsync(role.Name!, cancellationToken);
            offers.Add(new(role.Name!, role.Description, mayChange ? chosen.Contains(role.Name!) : held.Contains(role.Name!), mayChange));
        }

        return offers;
    }

    /// <summary>What the user will hold: what was chosen, as far as it is the actor's to choose, and what they held besides.</summary>
    public static IEnumerable<string> Wanted(IReadOnlyList<OfferedRole> offers) => offers.Where(o => o.IsHeld).Select(o => o.Name);
}
