using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Steps;

/// <summary>One duty: what it says, why it is asked, and the two ways to deal with it.</summary>
internal sealed class DutyModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_reason = new("Write why this is left undone");

    [FromRoute]
    public string Duty { get; set; } = "";

    [FromRoute]
    public string? For { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public DutyInCase? Here =>
        Now.Guidance.Duties.FirstOrDefault(duty =>
            duty.Duty.Id == Duty && duty.Entity == For && duty.Duty.Scope != Scope.School
        )
            is { } outlook
            ? new(Now, outlook)
            : null;

    /// <summary>The questions that meeting it answers, with what is known so far.</summary>
    public IEnumerable<FactField> Asks =>
        Here!.Duty.Duty.Asks.Select(fact => new FactField(Now.Policy.Facts[fact], Known(fact)));

    /// <summary>Whether it can be met here and now.</summary>
    public bool CanBeMet =>
        Here
            is {
                Duty:
                {
                    Duty.IsMetOnItsPage: true,
                    State: DutyState.Open or DutyState.MayArise or DutyState.SetAside
                }
            };

    public bool CanBeSetAside =>
        Here is { Duty: { Duty.CanBeSetAside: true, State: DutyState.Open } };

    /// <summary>What was written when it was dealt with, newest first.</summary>
    public IEnumerable<Recorded> Dealings =>
        Now
            .Case.Entries.Where(entry =>
                entry.What switch
                {
                    DutyMet met => met.Duty == Duty && met.Entity == For,
                    DutySetAside aside => aside.Duty == Duty && aside.Entity == For,
                    _ => false,
                }
            )
            .Reverse();

    public Task<IActionResult> OnGetAsync() => Show("steps", () => Here is not null);

    public async Task<IActionResult> OnPostMeetAsync()
    {
        if (!await Find("steps") || Here is not { } here)
        {
            return NotFound();
        }

        var rule = here.Duty.Duty;
        Check(
            nameof(Note),
            Note,
            rule.Notes is null ? TypedText.Optional : new($"Write this: {rule.Notes}")
        );
        var facts = this.Answers(rule.Asks.Select(fact => Now.Policy.Facts[fact]), For);
        var at = Past(nameof(HappenedAt), HappenedAt);
        return ModelState.IsValid
            ? await Record(
                new MeetDuty(Duty, For, Kept(Note), facts, at),
                $"/steps#step-{rule.Step.Number}"
            )
            : Page();
    }

    public async Task<IActionResult> OnPostAsideAsync()
    {
        if (!await Find("steps") || Here is not { } here)
        {
            return NotFound();
        }

        Check(nameof(Reason), Reason, s_reason);
        var aside = new SetDutyAside(Duty, For, TypedText.Tidy(Reason));
        return ModelState.IsValid
            ? await Record(aside, $"/steps#step-{here.Duty.Duty.Step.Number}")
            : Page();
    }

    private IReadOnlyList<string>? Known(string fact) =>
        Now
            .Case.Facts.FirstOrDefault(known =>
                known.Fact == fact && (known.Entity is null || known.Entity == For)
            )
            ?.Values;
}
