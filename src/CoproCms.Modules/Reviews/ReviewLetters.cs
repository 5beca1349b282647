using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Localization;
using CoproCms.Mail;
using CoproCms.Security;
using CoproCms.Settings;

namespace CoproCms.Reviews;

/// <summary>Tells those concerned by mail, where the site sends any: the type's addresses of each submission, the writer of the answer.</summary>
internal sealed class ReviewLetters(IUserDirectory users, SiteSettingsStore settings, Translations translations, CurrentActor actor, IMailer? mailer = null)
{
    public async Task TellOfSubmissionAsync(ContentItem item, ContentTypeDefinition type, Review review, CancellationToken cancellationToken)
    {
        var addresses = ReviewSettings.Of(type).Notify;
        if (addresses.Count == 0 || mailer is not { CanSend: true })
            return;
        var site = await settings.GetAsync(cancellationToken);
        foreach (var address in addresses)
        {
            Send(address, site, item, "For review: {0}", [
                Words(site, "{0} asks for a review of “{1}”.", review.SubmitterName, Title(item)),
                .. review.Note is { } note ? new[] { note } : [],
            ]);
        }
    }

    public async Task TellOfAnswerAsync(ContentItem item, Review review, CancellationToken cancellationToken)
    {
        if (mailer is not { CanSend: true } || review.SubmittedBy is not { } writer || writer == actor.Value.UserId)
            return;
        if ((await users.FindManyAsync([writer], cancellationToken)).GetValueOrDefault(writer)?.Email is not { Length: > 0 } address)
            return;
        var site = await settings.GetAsync(cancellationToken);
        var (subject, text) = review.State == ReviewState.Approved
            ? ("Approved: {0}", "{0} approved “{1}”.")
            : ("Sent back: {0}", "{0} sent “{1}” back to you.");
        Send(address, site, item, subject, [
            Words(site, text, review.DecidedBy ?? site.SiteName, Title(item)),
            .. review.Comment is { } comment ? new[] { comment } : [],
        ]);
    }

    private void Send(string address, SiteSettings site, ContentItem item, string subject, IReadOnlyList<string> paragraphs)
    {
        var culture = site.Cultures.Default;
        var letter = new Letter(address, culture, Words(site, subject, Title(item)), paragraphs);
        if (site.BaseUrl.Length > 0)
            letter = letter with { Link = new(translations.Text(culture, "Open the review"), new Uri($"{site.BaseUrl}/Admin/Contents/ContentItems/{item.ContentItemId}/Review")) };
        mailer!.Send(letter);
    }

    private string Words(SiteSettings site, string text, params ReadOnlySpan<string> arguments) => translations.Text(site.Cultures.Default, text, null, arguments);

    private static string Title(ContentItem item) => item.DisplayText ?? item.ContentItemId;
}
