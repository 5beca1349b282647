using CoproCms.Errors;

namespace CoproCms.Admin;

/// <summary>Says why one of several things was left as it was.</summary>
internal static class RefusalWords
{
    public static string Reason(this AdminText text, CmsException refusal) => refusal switch
    {
        ForbiddenException => text["You may not do this."],
        NotFoundException => text["It is not there any more."],
        ConflictException => text["It was changed in the meantime."],
        InvalidContentException invalid => text.Faults(invalid.Errors),
        _ => text.Fault(refusal.Message),
    };
}
