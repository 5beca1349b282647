using CoproCms.Content;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Accounts;

/// <summary>The tables of users and roles.</summary>
internal static class AccountModel
{
    private const int NameLength = User.LongestName;

    public static void Configure(ModelBuilder model)
    {
        ConfigureUsers(model);
        ConfigureRoles(model);
        model.Entity<IdentityUserLogin<string>>(login =>
        {
            login.ToTable("UserLogin").HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.HasOne<User>().WithMany().HasForeignKey(l => l.UserId);
        });
        model.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("UserToken").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
        });
    }

    private static void ConfigureUsers(ModelBuilder model)
    {
        model.Entity<User>(user =>
        {
            user.ToTable("User");
            user.Property(u => u.Id).HasMaxLength(ContentId.Length);
            user.Property(u => u.UserName).HasMaxLength(NameLength).IsRequired();
            user.Property(u => u.NormalizedUserName).HasMaxLength(NameLength).IsRequired();
            user.Property(u => u.Email).HasMaxLength(NameLength);
            user.Property(u => u.NormalizedEmail).HasMaxLength(NameLength);
            user.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();

            // SQLite cannot order or compare a DateTimeOffset.
            user.Property(u => u.LockoutEnd).HasConversion(
                end => end!.Value.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
            user.HasIndex(u => u.NormalizedUserName).IsUnique();
            user.HasIndex(u => u.NormalizedEmail).IsUnique();
        });
        model.Entity<IdentityUserClaim<string>>(claim =>
        {
            claim.ToTable("UserClaim");
            claim.HasOne<User>().WithMany().HasForeignKey(c => c.UserId);
        });
    }

    private static void ConfigureRoles(ModelBuilder model)
    {
        model.Entity<Role>(role =>
        {
            role.ToTable("Role");
            role.Property(r => r.Id).HasMaxLength(ContentId.Length);
            role.Property(r => r.Name).HasMaxLength(NameLength).IsRequired();
            role.Property(r => r.NormalizedName).HasMaxLength(NameLength).IsRequired();
            role.Property(r => r.ConcurrencyStamp).IsConcurrencyToken();
            role.HasIndex(r => r.NormalizedName).IsUnique();
        });
        model.Entity<IdentityRoleClaim<string>>(claim =>
        {
            claim.ToTable("RoleClaim");
            claim.HasOne<Role>().WithMany().HasForeignKey(c => c.RoleId);
        });
        model.Entity<IdentityUserRole<string>>(membership =>
        {
            membership.ToTable("UserRole").HasKey(m => new { m.UserId, m.RoleId });
            membership.HasOne<User>().WithMany().HasForeignKey(m => m.UserId);
            membership.HasOne<Role>().WithMany().HasForeignKey(m => m.RoleId);
        });
    }
}
