using System.Reflection;
using CoproCms.Admin;

namespace CoproCms.Tests.Security;

public sealed class AdminPageTests
{
    private static readonly Type[] Pages = [.. typeof(AdminPage).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(AdminPage)) && !t.IsAbstract)];

    [Fact]
    public void Every_page_of_the_admin_says_who_may_open_it() =>
        Assert.Empty(Pages.Where(p => p.GetCustomAttribute<AdminPermissionAttribute>() is null).Select(p => p.FullName));

    [Fact]
    public void The_pages_are_found() => Assert.NotEmpty(Pages);
}
