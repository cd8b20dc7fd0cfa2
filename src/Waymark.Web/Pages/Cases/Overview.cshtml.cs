using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases;

/// <summary>The case at a glance; for the senior team its stage only, for support the children named to them.</summary>
internal sealed class OverviewModel(CaseWork work, Who who) : CasePage(work, who)
{
    private const int Next = 6;
    private const int Latest = 5;

    public CaseStage? Stage { get; private set; }
    public SupportSeen? Support { get; private set; }
    public Guid Reader => Me.Person.Value;

    /// <summary>What is known of whether the child is safe now.</summary>
    public KnownFact? Safe =>
        Now.Case.Facts.FirstOrDefault(fact =>
            fact is { Fact: FactIds.RiskImmediate, Entity: null }
        );

    /// <summary>What is open, by when it is due: what is late comes first, whatever its strength.</summary>
    public IReadOnlyList<DutyOutlook> DoNext =>
        [
            .. Now
                .Guidance.Duties.Where(duty =>
                    duty.State == DutyState.Open && duty.Duty.Strength > Strength.Inform
                )
                .OrderBy(duty => duty.DueAt ?? DateTime.MaxValue)
                .ThenByDescending(duty => duty.Duty.Strength)
                .Take(Next),
        ];

    public int StillOpen => Now.Standing.Count;

    public IReadOnlyList<string> Never =>
        [.. DoNext.SelectMany(duty => duty.Duty.Never).Distinct().Take(Next)];

    /// <summary>Decisions that must be taken again, because what the policy says of them has changed.</summary>
    public IEnumerable<DecisionOutlook> Stale =>
        Now.Guidance.Decisions.Where(decision => decision.IsStale);

    public IEnumerable<Recorded> LatestEntries =>
        Now.Case.Entries.Where(entry => entry.What is not RecordRead).Reverse().Take(Latest);

    public IEnumerable<Notice> Unconfirmed =>
        Now.Case.Notices.Where(notice => notice.ConfirmedBy.Count < notice.What.People.Count);

    /// <summary>What the report said of it, for a policy that does not ask it again; null where it does.</summary>
    public Recorded? SafeAsReported =>
        Now.Policy.Facts.ContainsKey(FactIds.RiskImmediate)
            ? null
            : Now.Case.Entries.FirstOrDefault(entry => entry.What is ConcernRaised);

    public string SafeInWords(KnownFact safe) =>
        FactWords.Of(Now.Policy.Facts[safe.Fact], safe.Values);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Find("overview"))
        {
            return Page();
        }

        Stage = await Work.SeeStage(Me, Reference, HttpContext.RequestAborted);
        Support = Stage is null
            ? await Work.SeeSupport(Me, Reference, HttpContext.RequestAborted)
            : null;
        return Stage is null && Support is null ? NotFound() : Page();
    }

    /// <summary>"I have been told."</summary>
    public async Task<IActionResult> OnPostAsync(long notice)
    {
        var confirm = new ConfirmTold(notice) { Submission = Submission };
        var outcome = await Work.Do(Me, Reference, confirm, HttpContext.RequestAborted);
        return outcome is null ? NotFound() : new SeeOther($"/cases/{Reference}");
    }
}
