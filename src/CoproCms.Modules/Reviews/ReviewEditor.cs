using CoproCms.Admin;
using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Security;

namespace CoproCms.Reviews;

/// <summary>Shows on an item's page how its review stands, and lets its writer submit it.</summary>
internal sealed class ReviewEditor(ReviewDesk desk, ReviewService reviews, ContentHistory history, CurrentActor actor, AdminText text) : IContentEditorExtension
{
    public const string Command = "review";

    public async ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken)
    {
        var (item, type) = (edited.Item, edited.Type);
        if (edited.IsNew || item.Published)
            return [];
        var last = (await desk.ListAsync(item.ContentItemId, cancellationToken)).FirstOrDefault();
        var open = last is { State: ReviewState.Submitted } ? last : null;
        var mayAnswer = actor.Value.Allows(ContentPermissions.Publish, item.ContentType, item.Owner);
        var awaits = open is not null || (mayAnswer && await IsUnapprovedAsync(item, cancellationToken));
        if (!awaits && (mayAnswer || !ReviewSettings.Of(type).Required))
            return [];
        return [new(EditorPlace.Side, "/Reviews/Admin/Panel.cshtml", new ReviewPanel(item.ContentItemId, open, last, mayAnswer), 10)];
    }

    public async ValueTask<string?> RunAsync(string command, ContentItem saved, CancellationToken cancellationToken)
    {
        if (command != Command)
            return null;
        await reviews.SubmitAsync(saved.ContentItemId, saved.ContentItemVersionId, null, cancellationToken);
        return text["Submitted. You will find the answer on your dashboard."];
    }

    private async Task<bool> IsUnapprovedAsync(ContentItem item, CancellationToken cancellationToken) =>
        (await history.ListAsync(item.ContentItemId, null, 1, cancellationToken))[0].Unapproved;
}
