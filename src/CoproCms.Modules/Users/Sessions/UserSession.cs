using CoproCms.Content;
using CoproCms.Users.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Users.Sessions;

/// <summary>One browser in which someone is signed in: the cookie there names it. Deleting the row signs that browser out.</summary>
internal sealed class UserSession
{
    public string Id { get; init; } = ContentId.New();

    public required string UserId { get; init; }

    /// <summary>Browser and system, as far as the browser tells: <c>Firefox, Windows</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The network it came from, not the very address: enough to recognise one's own, too little to be followed by.</summary>
    public required string Network { get; init; }

    public DateTime CreatedUtc { get; init; }

    /// <summary>To the minute.</summary>
    public DateTime LastSeenUtc { get; set; }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public const int DeviceLength = 60;
    private const int NetworkLength = 50;

    public void Configure(EntityTypeBuilder<UserSession> session)
    {
        session.ToTable("UserSession").HasKey(s => s.Id);
        session.Property(s => s.Id).HasMaxLength(ContentId.Length);
        session.Property(s => s.UserId).HasMaxLength(ContentId.Length);
        session.Property(s => s.Device).HasMaxLength(DeviceLength);
        session.Property(s => s.Network).HasMaxLength(NetworkLength);
        session.HasIndex(s => s.UserId);
        session.HasIndex(s => s.LastSeenUtc);
        session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
    }
}
