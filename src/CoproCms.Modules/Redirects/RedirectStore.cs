using CoproCms.Data;
using CoproCms.Localization;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Redirects;

/// <summary>A redirect as an editor writes it.</summary>
internal sealed record Redirect(string Path, string Target, bool IsTemporary = false);

/// <summary>Why a redirect was refused.</summary>
/// <param name="Member"><c>Path</c> or <c>Target</c>.</param>
/// <param name="Code">Stable key.</param>
/// <param name="Subject">What stands in the way: the page, or the redirect met on the way.</param>
internal sealed record RedirectFault(string Member, string Code, string Subject = "");

/// <summary>A redirect and where it leads now.</summary>
/// <param name="Record">As stored.</param>
/// <param name="Leads">The address it leads to; null when the item it belongs to has no page any more.</param>
internal sealed record RedirectLine(RedirectRecord Record, string? Leads)
{
    /// <summary>Made by the site when an item got another path.</summary>
    public bool IsAutomatic => Record.Target is null;
}

/// <summary>Keeps redirects so that each leads straight to its end: no loops, and no chains that slow visitors down.</summary>
internal sealed class RedirectStore(CmsDbContext db, SiteSettingsStore settings, CurrentActor actor, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="search">A piece of the path or of the target, whatever its case; empty for all.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<(IReadOnlyList<RedirectLine> Lines, int Total)> ListAsync(string search, int skip, CancellationToken cancellationToken)
    {
        Demand();
        var folded = TextFolding.Fold(search.Trim().TrimStart('/'))!;
        var found = db.Redirects.AsNoTracking().Where(r => folded == "" || r.Path.Contains(folded) || (r.Target != null && r.Target.Contains(folded)));
        var total = await found.CountAsync(cancellationToken);
        var records = await found.OrderBy(r => r.Path).Skip(skip).Take(PageSize).ToListAsync(cancellationToken);
        var ids = records.Select(r => r.ContentItemId).OfType<string>().Distinct().ToList();
        var paths = await db.ContentIndex.AsNoTracking().Where(x => ids.Contains(x.ContentItemId) && x.LivePath != null)
            .Select(x => new { x.ContentItemId, x.Path }).ToListAsync(cancellationToken);
        var byId = paths.DistinctBy(p => p.ContentItemId).ToDictionary(p => p.ContentItemId, p => "/" + p.Path);
        return ([.. records.Select(r => new RedirectLine(r, r.Target ?? byId.GetValueOrDefault(r.ContentItemId ?? "")))], total);
    }

    public async Task<RedirectRecord?> FindAsync(string path, CancellationToken cancellationToken)
    {
        Demand();
        return await db.Redirects.AsNoTracking().FirstOrDefaultAsync(r => r.Path == path, cancellationToken);
    }

    /// <summary>Adds a redirect, or changes the one at <paramref name="replaced"/>.</summary>
    /// <returns>Why it was refused; none when it was saved.</returns>
    public Task<IReadOnlyList<RedirectFault>> SaveAsync(Redirect redirect, string? replaced, CancellationToken cancellationToken) => SaveAsync(redirect, _ => replaced, cancellationToken);

    /// <summary>Adds a redirect, or changes the one that is at its path.</summary>
    /// <inheritdoc cref="SaveAsync(Redirect, string?, CancellationToken)"/>
    public Task<IReadOnlyList<RedirectFault>> PutAsync(Redirect redirect, CancellationToken cancellationToken) => SaveAsync(redirect, clean => clean.Path, cancellationToken);

    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(string path, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        Demand();
        var removed = await DropAsync(path, cancellationToken);
        await SaveAsync(cancellationToken);
        return removed;
    }, cancellationToken);

    private Task<IReadOnlyList<RedirectFault>> SaveAsync(Redirect redirect, Func<Redirect, string?> replacedBy, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        Demand();
        var clean = await CleanAsync(redirect, cancellationToken);
        var replaced = replacedBy(clean);
        var faults = await CheckAsync(clean, replaced, cancellationToken);
        if (faults.Count > 0)
            return faults;
        if (replaced is not null && replaced != clean.Path)
            await DropAsync(replaced, cancellationToken);
        var record = await db.Redirects.FindAsync([clean.Path], cancellationToken);
        if (record is null)
            db.Redirects.Add(record = new() { Path = clean.Path, CreatedUtc = time.GetUtcNow().UtcDateTime });
        (record.ContentItemId, record.Target, record.IsTemporary) = (null, clean.Target, clean.IsTemporary);
        await SaveAsync(cancellationToken);
        return faults;
    }, cancellationToken);

    // By the tracker, so that the audit trail sees it go.
    private async Task<bool> DropAsync(string path, CancellationToken cancellationToken)
    {
        if (await db.Redirects.FindAsync([path], cancellationToken) is not { } record)
            return false;
        db.Redirects.Remove(record);
        return true;
    }

    private async Task<Redirect> CleanAsync(Redirect redirect, CancellationToken cancellationToken)
    {
        var baseUrl = (await settings.GetAsync(cancellationToken)).BaseUrl;
        return redirect with { Path = RedirectRules.CleanPath(redirect.Path, baseUrl), Target = RedirectRules.CleanTarget(redirect.Target, baseUrl) };
    }

    private async Task<IReadOnlyList<RedirectFault>> CheckAsync(Redirect redirect, string? replaced, CancellationToken cancellationToken)
    {
        var faults = new List<RedirectFault>();
        if (RedirectRules.CheckPath(redirect.Path) is { } path)
            faults.Add(new(nameof(Redirect.Path), path));
        if (RedirectRules.CheckTarget(redirect.Target) is { } target)
            faults.Add(new(nameof(Redirect.Target), target));
        if (faults.Count > 0)
            return faults;
        if (redirect.Path != replaced && await db.Redirects.AnyAsync(r => r.Path == redirect.Path && r.Target != null, cancellationToken))
            faults.Add(new(nameof(Redirect.Path), "redirect.path.taken"));
        if (await db.ContentIndex.Where(x => x.LivePath == redirect.Path).Select(x => new { x.DisplayText }).FirstOrDefaultAsync(cancellationToken) is { } page)
            faults.Add(new(nameof(Redirect.Path), "redirect.path.live", page.DisplayText ?? "/" + redirect.Path));
        await CheckWayAsync(redirect, replaced, faults, cancellationToken);
        return faults;
    }

    private async Task CheckWayAsync(Redirect redirect, string? replaced, List<RedirectFault> faults, CancellationToken cancellationToken)
    {
        if (RedirectRules.LocalPath(redirect.Target) is { } end)
        {
            if (end == redirect.Path)
                faults.Add(new(nameof(Redirect.Target), "redirect.loop"));
            else if (await db.Redirects.AsNoTracking().FirstOrDefaultAsync(r => r.Path == end && r.Path != replaced, cancellationToken) is { } further)
                faults.Add(new(nameof(Redirect.Target), further.Target is { } next && RedirectRules.LocalPath(next) == redirect.Path ? "redirect.loop" : "redirect.chain", "/" + further.Path));
        }

        var here = "/" + redirect.Path;
        var leading = await db.Redirects.AsNoTracking().Where(r => r.Path != replaced && r.Path != redirect.Path && r.Target != null && r.Target.StartsWith(here)).ToListAsync(cancellationToken);
        if (leading.Find(r => RedirectRules.LocalPath(r.Target!) == redirect.Path) is { } before)
            faults.Add(new(nameof(Redirect.Path), "redirect.chain.behind", "/" + before.Path));
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        db.Touch(CacheTags.Redirects);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Demand() => actor.Value.Demand(RedirectsModule.ManageRedirects.Name, "to manage redirects");
}
