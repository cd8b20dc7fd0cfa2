using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.People;

/// <summary>The parts a person played, as it now appears, and how sure that is.</summary>
internal sealed class PartsModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_howSure = new("Choose how sure this is");

    [FromRoute]
    public string Person { get; set; } = "";

    [BindProperty]
    public string? HowSure { get; set; }

    /// <summary>How sure a part can be, in the words that are kept.</summary>
    public static IReadOnlyList<string> Degrees { get; } = ["alleged", "own account", "confirmed"];

    public PersonInCase Here => Now.Case.People.First(one => one.Entity == Person);

    public FactRule Rule => Now.Policy.Facts[FactIds.PersonRoles];

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await Show("people", IsThere);
        HowSure = answer is NotFoundResult ? null : Here.HowSure;
        return answer;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("people") || !IsThere())
        {
            return NotFound();
        }

        var parts = this.Answer(Rule, Person);
        Check(nameof(HowSure), Degrees.Contains(HowSure) ? HowSure : null, s_howSure);
        if (parts is null && ModelState.IsValid)
        {
            ModelState.AddModelError(Rule.Id, "Choose the part, or “None of these”");
        }

        return ModelState.IsValid
            ? await Record(
                new TellPersonsParts(Person, parts!.Values, HowSure!),
                $"/people/{Person}"
            )
            : Page();
    }

    private bool IsThere() =>
        Now.Policy.Facts.ContainsKey(FactIds.PersonRoles)
        && Now.Case.People.Any(one => one.Entity == Person);
}
