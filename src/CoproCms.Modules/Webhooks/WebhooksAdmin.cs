using CoproCms.Admin;

namespace CoproCms.Webhooks;

internal sealed class WebhooksAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new("Webhooks", "~/Admin/Webhooks", AdminGroup.Exchange, 40, WebhooksModule.ManageWebhooks)];
}
