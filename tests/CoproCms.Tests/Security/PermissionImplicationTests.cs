using CoproCms.Hosting;
using CoproCms.Security;
using CoproCms.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Security;

/// <summary>Who holds what because they hold something else. The tables are Orchard Core's.</summary>
public sealed class PermissionImplicationTests
{
    private static readonly Permission[] Declared = ReadDeclared();
    private static readonly Permissions All = new(Declared);

    public static TheoryData<string, string> Implied
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var permission in Declared)
            {
                foreach (var stronger in permission.ImpliedBy)
                    data.Add(stronger, permission.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Implied))]
    public void Whoever_holds_the_stronger_permission_holds_the_weaker(string stronger, string weaker) =>
        Assert.Contains(weaker, All.Closure([stronger]).AsEnumerable());

    [Theory]
    [InlineData("PublishContent", "EditContent ViewContent PreviewContent CloneContent PublishOwnContent EditOwnContent ViewOwnContent PreviewOwnContent CloneOwnContent ListContent")]
    [InlineData("EditContent", "ViewContent PreviewContent CloneContent EditOwnContent ViewOwnContent PreviewOwnContent CloneOwnContent ListContent")]
    [InlineData("DeleteContent", "DeleteOwnContent")]
    [InlineData("ViewContent", "ViewOwnContent")]
    [InlineData("PreviewContent", "PreviewOwnContent")]
    [InlineData("CloneContent", "CloneOwnContent")]
    [InlineData("PublishOwnContent", "EditOwnContent ViewOwnContent PreviewOwnContent CloneOwnContent")]
    [InlineData("EditOwnContent", "ViewOwnContent PreviewOwnContent CloneOwnContent")]
    [InlineData("DeleteOwnContent", "")]
    [InlineData("ViewOwnContent", "")]
    [InlineData("ListContent", "")]
    [InlineData("ManageUsers", "ViewUsers;View Users;EditUsers;DeleteUsers;ListUsers;ManageOwnUserInformation")]
    [InlineData("EditUsers", "ListUsers ManageOwnUserInformation")]
    [InlineData("DeleteUsers", "ListUsers")]
    [InlineData("View Users", "ViewUsers")]
    [InlineData("AccessAdminPanel", "")]
    [InlineData("ExecuteGraphQLMutations", "ExecuteGraphQL")]
    [InlineData("LocalizeContent", "LocalizeOwnContent")]
    [InlineData("ManageAdminMenu", "ViewAdminMenuAll")]
    [InlineData("EditContentTypes", "ViewContentTypes")]
    public void Holding_a_permission_amounts_to_exactly(string held, string implied)
    {
        var expected = implied.Split(implied.Contains(';') ? ';' : ' ', StringSplitOptions.RemoveEmptyEntries).Append(held);
        var closure = All.Closure([held]).Where(p => !All.Find(p)!.IsTemplate);

        Assert.Equal(expected.Order(StringComparer.Ordinal), closure.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("PublishContent", "Publish Edit View Preview Clone", "")]
    [InlineData("EditContent", "Edit View Preview Clone", "")]
    [InlineData("DeleteContent", "Delete", "")]
    [InlineData("ViewContent", "View", "")]
    [InlineData("PreviewContent", "Preview", "")]
    [InlineData("CloneContent", "Clone", "")]
    [InlineData("PublishOwnContent", "", "Publish Edit View Preview Clone")]
    [InlineData("EditOwnContent", "", "Edit View Preview Clone")]
    [InlineData("DeleteOwnContent", "", "Delete")]
    [InlineData("ViewOwnContent", "", "View")]
    [InlineData("PreviewOwnContent", "", "Preview")]
    [InlineData("CloneOwnContent", "", "Clone")]
    [InlineData("Publish_Post", "Publish Edit View Preview Clone", "")]
    [InlineData("Edit_Post", "Edit View Preview Clone", "")]
    [InlineData("Delete_Post", "Delete", "")]
    [InlineData("View_Post", "View", "")]
    [InlineData("Preview_Post", "Preview", "")]
    [InlineData("Clone_Post", "Clone", "")]
    [InlineData("PublishOwn_Post", "", "Publish Edit View Preview Clone")]
    [InlineData("EditOwn_Post", "", "Edit View Preview Clone")]
    [InlineData("DeleteOwn_Post", "", "Delete")]
    [InlineData("ViewOwn_Post", "", "View")]
    [InlineData("PreviewOwn_Post", "", "Preview")]
    [InlineData("CloneOwn_Post", "", "Clone")]
    [InlineData("Publish_Event", "", "")]
    [InlineData("SiteOwner", "Publish Edit Delete View Preview Clone", "")]
    public void A_permission_reaches_all_or_only_ones_own_posts(string held, string all, string own)
    {
        var actor = new Actor("4user", "user", All.Closure([held]), []);

        foreach (var verb in new[] { "Publish", "Edit", "Delete", "View", "Preview", "Clone" })
        {
            var expected = all.Split(' ').Contains(verb) ? Reach.All : own.Split(' ').Contains(verb) ? Reach.Own : Reach.None;
            Assert.True(expected == actor.Allows(verb, "Post"), $"{held} should reach {expected} to {verb}, but reaches {actor.Allows(verb, "Post")}");
        }
    }

    [Fact]
    public void What_is_allowed_per_type_is_what_the_types_permissions_say()
    {
        var withType = new Permissions([.. Declared, .. ContentPermissions.ForType("Post")]);
        string[] verbs = ["Publish", "Edit", "Delete", "View", "Preview", "Clone"];

        foreach (var held in withType.All.Where(p => p.Name.Contains("Content", StringComparison.Ordinal) || p.Name.EndsWith("_Post", StringComparison.Ordinal)))
        {
            var closure = withType.Closure([held.Name]);
            var actor = new Actor("4user", "user", closure, []);
            foreach (var verb in verbs)
            {
                var expected = closure.Contains($"{verb}_Post") ? Reach.All : closure.Contains($"{verb}Own_Post") ? Reach.Own : Reach.None;
                Assert.True(expected == actor.Allows(verb, "Post"), $"{held.Name}: {verb} {expected}");
            }
        }
    }

    [Fact]
    public void The_site_owner_holds_everything()
    {
        var owner = new Actor("4user", "owner", [Permissions.SiteOwner], [SystemRoles.Administrator]);

        Assert.All(All.All, permission => Assert.True(owner.Has(permission.Name)));
    }

    [Fact]
    public void Nobody_owns_what_has_no_owner()
    {
        var anonymous = new Actor(null, null, All.Closure(["EditOwnContent"]), []);

        Assert.False(anonymous.Allows(ContentPermissions.Edit, "Post", owner: null));
    }

    [Theory]
    [InlineData("ExecuteApi_{0}", "ExecuteApiAll")]
    [InlineData("QueryLucene{0}Index", "ManageLuceneIndexes")]
    [InlineData("ManageCustomSettings_{0}", "ManageSettings")]
    [InlineData("ViewAdminMenu_{0}", "ViewAdminMenuAll")]
    [InlineData("AssignRoleToUsers_{0}", "AssignRoleToUsers")]
    [InlineData("EditUsersInRole_{0}", "EditUsers")]
    [InlineData("DeleteUsersInRole_{0}", "DeleteUsers")]
    [InlineData("ListUsersInRole_{0}", "ListUsers")]
    public void A_template_is_held_for_one_thing_or_through_what_implies_it_for_all(string template, string forAll)
    {
        var permission = All.Find(template)!;
        var one = new Actor("4a", "a", All.Closure([permission.For("News")]), []);
        var all = new Actor("4b", "b", All.Closure([forAll]), []);

        Assert.True(permission.IsHeldBy(one, "News"));
        Assert.False(permission.IsHeldBy(one, "Other"));
        Assert.True(permission.IsHeldBy(all, "Other"));
        Assert.Same(permission, All.Find(permission.For("News")));
    }

    [Fact]
    public void Every_permission_is_declared_in_one_place() => Assert.Empty(Declared.GroupBy(p => p.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_permission_named_by_another_is_declared() =>
        Assert.All(Declared.SelectMany(p => p.ImpliedBy), name => Assert.NotNull(All.Find(name)));

    [Fact]
    public void Every_permission_is_described_and_granted_only_to_roles_that_exist() => Assert.All(Declared, permission =>
    {
        Assert.NotEmpty(permission.Description);
        Assert.Subset(SystemRoles.All.ToHashSet(), permission.GrantedTo.ToHashSet());
        Assert.DoesNotContain(SystemRoles.Administrator, permission.GrantedTo);
    });

    [Theory]
    [InlineData("""
        SiteOwner AccessAdminPanel AccessContentApi ApiViewContent ExecuteGraphQL ExecuteGraphQLMutations ManageSettings ManageFeatures ApplyTheme
        ManageUsers ListUsers EditUsers DeleteUsers AssignRoleToUsers AssignRoleToUsers_Editor ManageRoles ManageMenu ManageTaxonomy ManageTemplates
        ManageAdminTemplates ManageLayers ManageQueries ManageSqlQueries ExecuteApiAll ExecuteApi_RecentPosts ManageLuceneIndexes QueryLuceneApi
        QueryLuceneSearchIndex QuerySearchIndex ManageIndexes ManageMediaContent ManageMediaFolder ManageOwnMediaContent ManageOthersMediaContent
        ManageAttachedMediaFieldsFolder ViewMediaContent ViewMediaOptions ManageMediaProfiles ManageRecipes Import Export ManageDeploymentPlan
        ManageRemoteInstances ManageRemoteClients ExportRemoteInstances ManageCultures LocalizeContent LocalizeOwnContent ManageContentCulturePicker
        ViewContentTypes EditContentTypes ManageCustomSettings_Footer ManageAdminMenu ViewAdminMenuAll ViewAdminMenu_Main ManageWorkflows
        ExecuteWorkflows ManageSitemaps ManageTenants ManageApplications ManageScopes ManageServerSettings ManageValidationSettings
        ManageClientSettings ManageUrlRewritingRules ManagePlacements ManageShortcodeTemplates SetHomepage PreviewContent ListContent EditContentOwner
        ManageOwnUserInformation ManageNotifications ManageWorkflowSettings ViewUsers
        """)]
    public void Orchard_Cores_permission_names_are_known(string names) =>
        Assert.All(names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), name => Assert.True(All.Find(name) is not null, name));

    [Theory]
    [InlineData("Edit_Post", "Post")]
    [InlineData("PublishOwn_Blog_Post", "Blog_Post")]
    [InlineData("ListContent_Post", "Post")]
    [InlineData("EditContentOwner_Post", "Post")]
    [InlineData("EditContent", null)]
    [InlineData("Edit_", null)]
    [InlineData("ExecuteApi_Post", null)]
    public void The_type_is_read_from_a_permission_per_type(string permission, string? type) => Assert.Equal(type, ContentPermissions.TypeIn(permission));

    private static Permission[] ReadDeclared()
    {
        var builder = new CmsBuilder(new ServiceCollection(), new ConfigurationBuilder().Build());
        SiteModules.Add(builder);
        return [.. builder.Services.Where(s => s.ServiceType == typeof(Permission)).Select(s => (Permission)s.ImplementationInstance!)];
    }
}
