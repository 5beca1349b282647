using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Recipes;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Recipes;

/// <summary>Sets what users have of the content types with the stereotype CustomUserSettings.</summary>
internal sealed class CustomUserSettingsStep(UserManager<User> users) : RecipeStep
{
    private const string Stereotype = "CustomUserSettings";
    private const string UserId = "userId";
    private const string Settings = "user-custom-user-settings";

    public override string Name => "custom-user-settings";

    // Orchard Core writes the list under the step's own name and reads it under any.
    public override JsonObject Schema => StepSchema.Map(StepSchema.List(StepSchema.Object(
        (UserId, StepSchema.Name()),
        (Settings, StepSchema.List(StepSchema.Open(("ContentType", StepSchema.Name())).Required("ContentType")))).Required(UserId, Settings)));

    public override async Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var types = step.Run.Definitions.Types.Values.Where(t => t.Stereotype == Stereotype).Select(t => t.Name).ToList();
        foreach (var (pointer, entry) in Entries(step))
        {
            var id = entry.Text(UserId)!;
            if (!step.Run.Planned(UsersStep.Planned).Contains(id) && await users.FindByIdAsync(id) is null)
                step.Unknown($"{pointer}/{UserId}", "user.unknown", $"there is no user with the id '{id}'");
            foreach (var (i, settings) in entry.Objects(Settings).Index())
            {
                var type = settings.Text("ContentType")!;
                if (!types.Contains(type, StringComparer.OrdinalIgnoreCase))
                    step.Unknown($"{pointer}/{Settings}/{i}/ContentType", "type.unknown", $"there is no content type '{type}' with the stereotype {Stereotype}{NearestName.Hint(type, types)}");
            }
        }
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var (_, entry) in Entries(step))
        {
            var id = entry.Text(UserId)!;
            if (await users.FindByIdAsync(id) is { } user)
                step.Report(await WriteAsync(user, entry), "user settings", user.UserName!);
            else
                step.Report(RecipeOutcome.Skipped, "user settings", id, "there is no such user");
        }
    }

    private async Task<RecipeOutcome> WriteAsync(User user, JsonObject entry)
    {
        var properties = user.ReadProperties();
        foreach (var settings in entry.Objects(Settings))
            properties[settings.Text("ContentType")!] = settings.DeepClone();
        var text = properties.ToJsonString();
        if (text == user.Properties)
            return RecipeOutcome.Unchanged;
        user.Properties = text;
        (await users.UpdateAsync(user)).ThrowIfFailed(user.UserName!);
        return RecipeOutcome.Updated;
    }

    private static IEnumerable<(string Pointer, JsonObject Entry)> Entries(RecipeStepContext step) =>
        step.Json.SelectMany(list => step.Json.Objects(list.Key).Select((entry, i) => ($"{list.Key}/{i}", entry)));
}
