using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases;

/// <summary>Telling the senior team that there is a case and what they are asked; who has confirmed. Nothing of the child.</summary>
internal sealed class TellModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_notice = new("Write what they are asked to do")
    {
        Longest = 2_000,
    };

    [BindProperty]
    public IReadOnlyList<Guid> People { get; set; } = [];

    [BindProperty]
    public string? Notice { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    /// <summary>Those who can be told: the senior team and the head first; nobody who is named in the case.</summary>
    public IEnumerable<Colleague> CanBeTold =>
        Now
            .School.Colleagues.Where(one => one.Person != Me.Person)
            .Where(one =>
                one.Has(Roles.SeniorTeam) || one.Has(Roles.Head) || one.Has(Roles.DeputyLead)
            )
            .Where(one => Now.Case.People.All(person => person.Colleague != one.Person))
            .OrderBy(one => one.Has(Roles.SeniorTeam) ? 0 : 1);

    /// <summary>The title that the policy gives to a person's part in the school.</summary>
    public string Title(Colleague one) =>
        one.Roles.Select(role => Now.Policy.Roles.GetValueOrDefault(role)?.Title)
            .FirstOrDefault(title => title is not null)
        ?? "";

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await Show("tell");
        People =
            answer is NotFoundResult
                ? []
                :
                [
                    .. CanBeTold
                        .Where(one => one.Has(Roles.SeniorTeam))
                        .Select(one => one.Person.Value),
                ];
        return answer;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("tell"))
        {
            return NotFound();
        }

        Check(nameof(Notice), Notice, s_notice);
        var at = Past(nameof(HappenedAt), HappenedAt);
        List<Colleague> told = [.. CanBeTold.Where(one => People.Contains(one.Person.Value))];
        return ModelState.IsValid
            ? await Record(new TellSeniorTeam(told, TypedText.Tidy(Notice), at), "/tell")
            : Page();
    }
}
