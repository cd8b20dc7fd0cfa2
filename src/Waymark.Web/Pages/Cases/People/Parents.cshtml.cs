using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.People;

/// <summary>Telling the parents or carers of one child. What could make it a risk is asked first; what has happened is always taken down.</summary>
internal sealed class ParentsModel(CaseWork work, SchoolWork school, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_who = new("Write who was told") { Longest = 200 };
    private static readonly TypedText s_how = new("Write how they were told") { Longest = 200 };

    [FromRoute]
    public string Person { get; set; } = "";

    [BindProperty]
    public string? Told { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    public PersonCard Card => new(Now, Now.Case.People.First(one => one.Entity == Person));

    /// <summary>What the policy says to telling them now; null where it has nothing to say.</summary>
    public Permission? May => Now.MayIfKnown(ActIds.TellParents, Person);

    /// <summary>What must be asked before they are told: what the policy needs to know of it, and what its duties ask of whoever tells them.</summary>
    public IReadOnlyList<FactField> First =>
        [
            .. (May?.Grounds ?? [])
                .SelectMany(ground => ground.Facts)
                .Where(asked => asked.Entity is null || asked.Entity == Person)
                .Select(asked => asked.Fact)
                .Concat(
                    Now.Policy.Duties.Where(duty => duty.MetBy.Contains(DeedNames.ParentsTold))
                        .SelectMany(duty => duty.Asks)
                )
                .Distinct()
                .Select(fact => Now.Policy.Facts[fact])
                .Where(rule => rule.Scope is Scope.Person or Scope.Case && Known(rule) is null)
                .Select(rule => new FactField(rule, null)),
        ];

    /// <summary>Whether somebody has said that telling them could put the child at risk.</summary>
    public bool IsRisk =>
        Now.Policy.Facts.TryGetValue(FactIds.PersonParentsRisk, out var rule)
        && Known(rule) is ["yes"];

    public bool MayBeTold =>
        May is null or { Verdict: Verdict.Allowed } && First.Count == 0 && !IsRisk;

    /// <summary>The open duties of telling them, for this child.</summary>
    public IEnumerable<DutyOutlook> Duties =>
        Now.Guidance.Duties.Where(duty =>
            duty.State == DutyState.Open
            && duty.Entity == Person
            && duty.Duty.MetBy.Contains(DeedNames.ParentsTold)
        );

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await IsThere() ? Page() : NotFound();

    /// <summary>The answers to what is asked first.</summary>
    public async Task<IActionResult> OnPostFirstAsync()
    {
        if (!await IsThere())
        {
            return NotFound();
        }

        var asked = First;
        var answers = this.Answers(asked.Select(field => field.Rule), Person);
        if (answers.Count == 0 && ModelState.IsValid)
        {
            ModelState.AddModelError(asked.Count == 0 ? "" : asked[0].Rule.Id, "Answer this first");
        }

        return ModelState.IsValid
            ? await Record(new EstablishFacts(answers, null), $"/people/{Person}/parents")
            : Page();
    }

    public async Task<IActionResult> OnPostToldAsync()
    {
        if (!await IsThere())
        {
            return NotFound();
        }

        Check(nameof(Told), Told, s_who);
        Check(nameof(How), How, s_how);
        Check(nameof(Said), Said, TypedText.Optional);
        var at = Past(nameof(HappenedAt), HappenedAt);
        var told = new TellParents(
            Person,
            TypedText.Tidy(Told),
            TypedText.Tidy(How),
            Kept(Said),
            at
        );
        return ModelState.IsValid ? await Record(told, $"/people/{Person}/parents") : Page();
    }

    private async Task<bool> IsThere()
    {
        if (
            !await Find("people")
            || Now.Case.People.All(one => one.Entity != Person || one.Colleague is not null)
        )
        {
            return false;
        }

        var pupil = Card.Person.Pupil is { } seen
            ? await school.Pupil(Me.School, seen.Pupil, HttpContext.RequestAborted)
            : null;
        Contacts = pupil?.Contacts ?? [];
        return true;
    }

    private IReadOnlyList<string>? Known(FactRule rule) =>
        Now
            .Case.Facts.FirstOrDefault(known =>
                known.Fact == rule.Id && (known.Entity is null || known.Entity == Person)
            )
            ?.Values;
}
