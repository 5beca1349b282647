using CoproCms.Content;
using CoproCms.Users.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.ApiTokens;

/// <summary>A personal token: lets a program act for its user, within <see cref="Scopes"/>. Deleting the row revokes it.</summary>
internal sealed class ApiToken
{
    public string Id { get; init; } = ContentId.New();

    public required string UserId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Names of permissions. What the token may do is what they and its user's permissions have in common, at each request anew.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>SHA-256 of the whole token, in hexadecimal. The token has more entropy than a hash could be searched for, so it needs no salt.</summary>
    public required string Hash { get; init; }

    /// <summary>How the token begins, for its owner to recognise it by.</summary>
    public required string Hint { get; init; }

    public DateTime CreatedUtc { get; init; }

    public DateTime ExpiresUtc { get; init; }

    /// <summary>To the minute; null until it is first used.</summary>
    public DateTime? LastUsedUtc { get; set; }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public const int NameLength = 100;
    private const int HashLength = 64;
    private const int HintLength = 16;

    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("ApiToken").HasKey(t => t.Id);
        token.Property(t => t.Id).HasMaxLength(ContentId.Length);
        token.Property(t => t.Name).HasMaxLength(NameLength);
        token.Property(t => t.Hash).HasMaxLength(HashLength);
        token.Property(t => t.Hint).HasMaxLength(HintLength);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
    }
}
