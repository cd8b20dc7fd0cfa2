using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases;

/// <summary>A colleague needs to see no more of the case.</summary>
internal sealed class EndSightModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_why = new("Write why it ends") { Longest = 2_000 };

    [FromRoute]
    public Guid Colleague { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public SightGiven Given => Now.Case.Sights.First(one => one.To.Value == Colleague);

    public Task<IActionResult> OnGetAsync() => Show("access", IsThere);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("access") || !IsThere())
        {
            return NotFound();
        }

        Check(nameof(Why), Why, s_why);
        return ModelState.IsValid
            ? await Record(new EndSight(new PersonId(Colleague), TypedText.Tidy(Why)), "/access")
            : Page();
    }

    private bool IsThere() => Now.Case.Sights.Any(one => one.To.Value == Colleague);
}
