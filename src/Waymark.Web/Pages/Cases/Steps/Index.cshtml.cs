using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Steps;

/// <summary>Every duty of the policy, step by step, and where each stands in this case.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    private const int First = 5;

    /// <summary>What is due first, whichever step it stands in.</summary>
    public IReadOnlyList<DeedToDo> DueFirst =>
        [
            .. DeedToDo
                .Of(Now, Asked.Where(StepOfCase.IsToDo).Where(duty => duty.DueAt is not null))
                .Take(First),
        ];

    /// <summary>The steps that have duties of a case, in the policy's order.</summary>
    public IEnumerable<StepOfCase> Steps =>
        Now
            .Policy.Steps.GroupJoin(
                Asked,
                step => step.Number,
                duty => duty.Duty.Step.Number,
                (step, duties) => new StepOfCase(Now, step, [.. duties])
            )
            .Where(step => step.Duties.Count > 0);

    private IEnumerable<DutyOutlook> Asked =>
        Now.Guidance.Duties.Where(duty => duty.Duty.Scope != Scope.School);

    public Task<IActionResult> OnGetAsync() => Show("steps");
}

/// <summary>A step with its duties: what is to be done stands open, by when it is due; the rest is folded.</summary>
internal sealed record StepOfCase(Moment Now, Step Step, IReadOnlyList<DutyOutlook> Duties)
{
    public int HoldOpen => Duties.Count(duty => duty.HoldsOpen);

    public IReadOnlyList<DeedToDo> ToDo => DeedToDo.Of(Now, Duties.Where(IsToDo));

    public IReadOnlyList<DutyGroup> MayBeAsked =>
        Groups(Duties.Where(duty => duty.State == DutyState.MayArise));

    public IReadOnlyList<DutyGroup> ToKnow =>
        Groups(Duties.Where(duty => duty.State == DutyState.Open && !IsToDo(duty)));

    public IReadOnlyList<DutyGroup> DealtWith =>
        Groups(Duties.Where(duty => duty.State is DutyState.Met or DutyState.SetAside));

    public IReadOnlyList<DutyOutlook> NotAsked =>
        [.. Duties.Where(duty => duty.State == DutyState.NotArising)];

    public static bool IsToDo(DutyOutlook duty) =>
        duty.State == DutyState.Open && duty.Duty.Strength > Strength.Inform;

    // One duty for three children is one row with three lines.
    private List<DutyGroup> Groups(IEnumerable<DutyOutlook> duties) =>
        [
            .. duties
                .OrderBy(duty => duty.DueAt ?? DateTime.MaxValue)
                .GroupBy(duty => duty.Duty.Id)
                .Select(same => new DutyGroup([.. same.Select(duty => new DutyInCase(Now, duty))])),
        ];
}

/// <summary>One duty of the policy as it stands for each person, device or place; at least one.</summary>
internal sealed record DutyGroup(IReadOnlyList<DutyInCase> Each)
{
    public DutyRule Rule => Each[0].Duty.Duty;

    public IEnumerable<(string Address, string Asks)> SettledBy =>
        Each.SelectMany(one =>
                one.SettledBy.Select(asked => (one.Question(asked), one.Asks(asked)))
            )
            .Distinct();
}
