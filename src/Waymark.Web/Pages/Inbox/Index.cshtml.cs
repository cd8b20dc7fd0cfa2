using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>What needs a lead now: first those who may not be safe, then what nobody has, then what is late.</summary>
internal sealed class IndexModel(
    Worklist lists,
    SchoolWork schools,
    SchoolPolicy policy,
    Who who,
    TimeProvider clock
) : PageModel
{
    private IReadOnlyList<Colleague> _colleagues = [];

    public Waymark.Cases.Views.Inbox List { get; private set; } = null!;

    /// <summary>Who may come to harm today first, then who may not be safe, then the rest; within each the longest waiting.</summary>
    public IEnumerable<ConcernRow> ToTake =>
        List.NotSafeNow.Concat(List.Untaken).OrderByDescending(row => row.Safe);

    public IReadOnlyList<string> OnDuty { get; private set; } = [];

    public DateTimeOffset CheckedAt => clock.GetUtcNow();

    public bool IsEmpty =>
        List.NotSafeNow.Count
            + List.Untaken.Count
            + List.Taken.Count
            + List.TakenNoAction.Count
            + List.Overdue.Count
            + List.Today.Count
            + List.WaitingOnOthers.Count
        == 0;

    public async Task OnGetAsync()
    {
        List = await lists.Inbox(who.Colleague);
        if (await schools.School(who.School) is { } school)
        {
            _colleagues = school.Colleagues;
            OnDuty =
            [
                .. school
                    .Leads.Where(lead => school.Cover.Contains(lead.Person))
                    .Select(lead => lead.Person == who.Person ? "you" : lead.Name),
            ];
        }
    }

    /// <summary>Who is waited for, and for what.</summary>
    public string Awaited(WaitingRow row)
    {
        var person = _colleagues.FirstOrDefault(one => one.Person == row.Person)?.Name;
        var role = row.Role is null
            ? null
            : policy.InForce.Roles.GetValueOrDefault(row.Role)?.Title;
        var what = row.Kind switch
        {
            WaitingFor.SearchAnswer => "an answer to a search request",
            WaitingFor.Agreement => "agreement to a decision",
            WaitingFor.Confirmation => "confirmation of having been told",
            _ => "a record of what was done in a search",
        };
        return $"{person ?? role ?? "Somebody"}: {what}";
    }
}
