using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Retention;

/// <summary>Which files are due to be looked at, which are held, and of which nobody can say yet.</summary>
internal sealed class IndexModel(RetentionWork keeping, SchoolPolicy running, Who who) : PageModel
{
    private IReadOnlyList<FileReview> files = [];

    public IReadOnlyList<FileReview> Proposed => Closed(file => file.Keeping.Proposal is not null);

    public IReadOnlyList<FileReview> Due =>
        Closed(file => file.IsDue && file.Keeping.Proposal is null);

    public IReadOnlyList<FileReview> Held =>
        [.. files.Where(file => file.Keeping.Hold is not null)];

    public IReadOnlyList<FileReview> Unknown =>
        Closed(file => file.Review.On is null && file.Keeping.Hold is null);

    public IReadOnlyList<FileReview> Later =>
        Closed(file => file.Review.On > file.Today && file.Keeping.Hold is null);

    public IReadOnlyList<FileReview> Open =>
        [.. files.Where(file => file.Keeping.ClosedOn is null && file.Keeping.Hold is null)];

    public Policy InForce => running.InForce;

    public IReadOnlyList<RetentionRule> Rules => InForce.Retention;

    public async Task OnGetAsync() =>
        files = await keeping.All(who.Colleague, HttpContext.RequestAborted);

    private IReadOnlyList<FileReview> Closed(Func<FileReview, bool> which) =>
        [.. files.Where(file => file.Keeping.ClosedOn is not null).Where(which)];
}
