using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>From whoever has a report to somebody else who hears reports of its kind; also how one takes it over.</summary>
internal sealed class PassModel(CaseWork work, SchoolWork schools, Who who) : ConcernPage(work, who)
{
    private static readonly TypedText s_why = TypedText.Optional with { Longest = 1_000 };

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<Colleague> People { get; private set; } = [];

    public bool IsMe(Colleague person) => person.Person == Me.Person;

    public async Task OnGetAsync() => People = await Others();

    public async Task<IActionResult> OnPostAsync()
    {
        People = await Others();
        var chosen = People.FirstOrDefault(one => one.Person.Value.ToString() == To);
        if (chosen is null)
        {
            ModelState.AddModelError(nameof(To), "Choose who takes it");
        }

        if (s_why.Refuse(Why) is { } wrong)
        {
            ModelState.AddModelError(nameof(Why), wrong);
        }

        if (chosen is null || !ModelState.IsValid)
        {
            return Page();
        }

        var why = TypedText.Tidy(Why) is { Length: > 0 } words ? words : null;
        var command = new PassConcernOn(chosen, why) { Submission = Submission };
        return await Work.Do(Me, Concern.Reference.Text, command) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ => new SeeOther(Address),
        };
    }

    private async Task<IReadOnlyList<Colleague>> Others() =>
        await schools.School(Me.School) is { } school
            ?
            [
                .. school
                    .Colleagues.Where(one => Access.Hears(one, Concern.Audience))
                    .Where(one => one.Person != Concern.TakenBy?.Person),
            ]
            : [];
}
