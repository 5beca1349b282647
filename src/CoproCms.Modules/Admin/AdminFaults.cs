using CoproCms.Errors;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoproCms.Admin;

/// <summary>What an admin page refuses its own script is shown to the reader, and so is said in their language.</summary>
internal sealed class AdminFaults(AdminText text) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || !page.ModelTypeInfo!.IsAssignableTo(typeof(AdminPage)))
            return;
        context.Exception = context.Exception switch
        {
            InvalidContentException invalid => Said(invalid),
            RefusedRequestException refused => new RefusedRequestException(refused.Status, refused.Code, text.Fault(refused.Message)) { Extensions = refused.Extensions },
            NotFoundException missing => new NotFoundException(text.Fault(missing.Message)),
            var other => other,
        };
    }

    private InvalidContentException Said(InvalidContentException invalid)
    {
        var errors = new ValidationErrors();
        foreach (var error in invalid.Errors)
            errors.Add(error.Path, error.Code, text.Fault(error.Message));
        return new(errors);
    }
}
