using System.Text.Json.Nodes;
using CoproCms.Recipes;

namespace CoproCms.Users.Recipes;

/// <summary>A user as Orchard Core's exports write one.</summary>
internal static class UserSchema
{
    public const string Claims = "UserClaims";
    public const string Logins = "LoginInfos";
    public const string Tokens = "UserTokens";

    public static JsonObject Create() => StepSchema.Object(
        ("Id", StepSchema.Number("Orchard Core's row number; not used.")),
        ("UserId", StepSchema.Text("26 letters and digits; made when it is left out.")),
        ("UserName", StepSchema.Name()),
        ("NormalizedUserName", StepSchema.Text("Not used: it follows from UserName.")),
        ("Email", StepSchema.Text()),
        ("NormalizedEmail", StepSchema.Text("Not used: it follows from Email.")),
        ("PasswordHash", StepSchema.Text("As ASP.NET Core Identity makes it. A user without one cannot sign in by password.")),
        ("SecurityStamp", StepSchema.Text()),
        ("EmailConfirmed", StepSchema.Flag()),
        ("IsEnabled", StepSchema.Flag()),
        ("IsLockoutEnabled", StepSchema.Flag()),
        ("AccessFailedCount", StepSchema.Number("Not used.")),
        ("LockoutEndUtc", StepSchema.Text("Not used.")),
        ("ResetToken", StepSchema.Text("Not used.")),
        ("TwoFactorEnabled", StepSchema.Flag("Not used.")),
        ("PhoneNumber", StepSchema.Text()),
        ("PhoneNumberConfirmed", StepSchema.Flag()),
        ("RoleNames", StepSchema.List(StepSchema.Name())),
        (Claims, StepSchema.List(StepSchema.Open())),
        (Logins, StepSchema.List(StepSchema.Open())),
        (Tokens, StepSchema.List(StepSchema.Open())),
        ("Properties", StepSchema.Open(("PublicProfile", StepSchema.Open(
            ("DisplayName", StepSchema.Name("The name that readers see.")),
            ("Biography", StepSchema.Any("A text, or texts by culture.")),
            ("Picture", StepSchema.Text("Path of a media file.")),
            ("PictureText", StepSchema.Any("What the picture shows: a text, or texts by culture."))))))).Required("UserName");
}
