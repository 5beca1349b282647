using CoproCms.Admin;
using CoproCms.Deployment.Admin;
using CoproCms.Deployment.Plans;
using CoproCms.Localization;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoproCms.Tests.Deployment;

/// <summary>What a plan takes along is named in words.</summary>
public sealed class DeploymentWordsTests
{
    private readonly AdminText _text = new(new Translations([], NullLogger<Translations>.Instance), null!);

    [Fact]
    public void Every_step_that_can_be_chosen_has_words() => Assert.DoesNotContain(PlanChoices.Whole, step => DeploymentWords.Step(_text, step) == step);

    [Fact]
    public void Everything_leaves_out_what_its_maker_may_not_see() => Assert.Equal(
        [PlanChoices.Users, PlanChoices.Applications], PlanChoices.Everything(_ => true).Chosen.Except(PlanChoices.Everything(_ => false).Chosen));
}
