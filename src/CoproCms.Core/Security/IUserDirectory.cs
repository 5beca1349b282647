namespace CoproCms.Security;

/// <summary>Looks users up for those who show them.</summary>
public interface IUserDirectory
{
    /// <summary>The users that exist, by id, in one SQL command at most.</summary>
    ValueTask<IReadOnlyDictionary<string, UserInfo>> FindManyAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken);

    /// <summary>The user with the name, whatever its case; null when there is none.</summary>
    ValueTask<UserInfo?> FindByNameAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Users in the order of their names.</summary>
    /// <param name="word">Part of the name, whatever its case; empty for every user.</param>
    /// <param name="roles">Names of roles, one of which they must have; empty for any.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    Task<IReadOnlyList<UserInfo>> SearchAsync(string word, IReadOnlyCollection<string> roles, int most, CancellationToken cancellationToken);
}

/// <summary>A user. E-mail and phone number are for holders of ViewUsers only; <see cref="Profile"/> is public.</summary>
public sealed record UserInfo(string UserId, string UserName, string? Email, string? PhoneNumber, PublicProfile? Profile)
{
    /// <summary>Whether they have shown that they read what comes to their e-mail address.</summary>
    public bool EmailConfirmed { get; init; }
}

/// <summary>What a user chose to show under what they write.</summary>
/// <param name="DisplayName">Their name for readers.</param>
/// <param name="Biography">By culture.</param>
/// <param name="Picture">Media path.</param>
/// <param name="PictureText">Alternative text by culture.</param>
public sealed record PublicProfile(
    string DisplayName, IReadOnlyDictionary<string, string> Biography, string? Picture, IReadOnlyDictionary<string, string> PictureText);
