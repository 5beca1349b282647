using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Media.Admin;

/// <summary>Lets a form bring as many bytes as <see cref="MediaOptions.MaxUploadSize"/> says, before the antiforgery check begins to read it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadSizeAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = context.HttpContext.RequestServices.GetRequiredService<MediaOptions>().MaxUploadSize;
    }
}
