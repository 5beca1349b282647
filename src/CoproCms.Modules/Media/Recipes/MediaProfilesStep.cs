using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Media.Images;
using CoproCms.Recipes;

namespace CoproCms.Media.Recipes;

/// <summary>Named ways to resize, for <c>resize_url: profile: "banner"</c>: <c>MediaProfiles:{name:{Hint, Width, Height, Mode, Format, Quality, BackgroundColor}}</c>.</summary>
internal sealed class MediaProfilesStep(DocumentStore documents) : RecipeStep
{
    private const string Profiles = "MediaProfiles";

    public override string Name => Profiles;

    public override JsonObject Schema => StepSchema.Object((Profiles, StepSchema.Map(StepSchema.Object(
        ("Hint", StepSchema.Text()), ("Width", StepSchema.Number("Pixels; 0 for any")), ("Height", StepSchema.Number("Pixels; 0 for any")),
        ("Mode", StepSchema.Any("A mode of resizing or Undefined; by name or, as older recipes have it, by number")),
        ("Format", StepSchema.Any("A format or Undefined; by name or, as older recipes have it, by number")),
        ("Quality", StepSchema.Number("From 1 to 100")), ("BackgroundColor", StepSchema.Text("rrggbb")))))).Required(Profiles);

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var (name, profile) in Of(step))
        {
            try
            {
                MediaProfile.Read(profile);
            }
            catch (ImageRefusedException refused)
            {
                step.Unknown($"{Profiles}/{name}", "media.profile", refused.Message.TrimEnd('.'));
            }
        }

        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var (name, profile) in Of(step))
        {
            var isNew = await documents.FindAsync(DocumentKinds.MediaProfile, name, cancellationToken) is null;
            var changed = await documents.SetAsync(DocumentKinds.MediaProfile, name, profile, cancellationToken);
            step.Report(isNew ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged, "media profile", name);
        }
    }

    private static IEnumerable<(string Name, JsonObject Profile)> Of(RecipeStepContext step) =>
        from profile in step.Json.Object(Profiles) ?? []
        where profile.Value is JsonObject
        select (profile.Key, profile.Value.AsObject());
}
