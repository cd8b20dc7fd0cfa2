using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Web.Pages.Inbox;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Tasks;

/// <summary>What this person is asked to do, across cases. It names nobody.</summary>
internal sealed class IndexModel(Worklist lists, SchoolPolicy policy, Who who, TimeProvider clock)
    : PageModel
{
    public IReadOnlyList<WaitingRow> Waiting { get; private set; } = [];

    public IReadOnlyList<DutyRow> Duties { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        Waiting = await lists.Waiting(who.Colleague);
        Duties = await lists.Tasks(who.Colleague);
    }

    public static string Link(WaitingRow row) =>
        row.Kind switch
        {
            WaitingFor.Confirmation => $"/tasks/{row.Case}/told/{row.Of}",
            WaitingFor.SearchRecord => $"/cases/{row.Case}/search",
            WaitingFor.SearchAnswer => $"/approvals/{row.Case}/search/{row.Ask}",
            _ => $"/approvals/{row.Case}/decision/{row.Of}",
        };

    /// <summary>Those who hear the case deal with it there.</summary>
    public string Link(DutyRow row) =>
        Access.Hearing(who.Colleague).Count > 0 ? DutyLinks.OnCase(row) : DutyLinks.AsTask(row);

    /// <summary>The sort of place, in the vocabulary's words; null where the duty is about none.</summary>
    public string? Place(DutyRow row) =>
        row.Place is null ? null : PlaceWords.Of(policy.InForce, row.Place);
}
