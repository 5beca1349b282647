using CoproCms.Admin;
using CoproCms.Errors;

namespace CoproCms.Users.Admin;

/// <summary>What is wrong with a role, in the reader's words.</summary>
internal static class RoleFaults
{
    public static IEnumerable<ValidationError> In(AdminText T, IEnumerable<ValidationError> errors) => errors.Select(error => error with { Message = Say(T, error) });

    private static string Say(AdminText T, ValidationError error) => error.Code switch
    {
        "role.name" => T["A role needs a name of at most 100 characters, without commas."],
        "role.exists" => T["There is a role of that name already."],
        "role.system" => T["This role belongs to the system and cannot be deleted."],
        "permission.critical" => T["{0}: this would let everybody in. Give it to a role that people are given.", error.Message.Split(':')[0]],
        "permission.unknown" => T["{0}: there is no such permission.", error.Message.Split(':')[0]],
        _ => error.Message,
    };
}
