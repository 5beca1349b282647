using CoproCms.Errors;
using CoproCms.Parts;

namespace CoproCms.Admin.Contents;

/// <summary>Faults of dates at the controls that the form has for them.</summary>
internal static class ScheduleErrors
{
    public static ValidationErrors InForm(ValidationErrors errors)
    {
        var moved = new ValidationErrors();
        foreach (var error in errors)
        {
            var path = error.Path == "publishUtc" ? $"{PublishLaterPart.PartName}.{PublishLaterPart.Due}" : $"{ArchiveLaterPart.PartName}.{ArchiveLaterPart.Due}";
            moved.Add(path, error.Code, error.Message);
        }

        return moved;
    }
}
