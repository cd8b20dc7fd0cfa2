using Waymark.Policies.Publication;

namespace Waymark.Policies.Comparison;

/// <summary>A duty of one case that two editions do not ask alike.</summary>
/// <param name="Before">As the older edition has it; null where it has none such.</param>
/// <param name="After">As the newer edition has it; null where it has none such.</param>
/// <param name="Changed">What is otherwise; empty where it appears or goes.</param>
public sealed record DutyDifference(
    Turn Turn,
    DutyOutlook? Before,
    DutyOutlook? After,
    IReadOnlyList<Changed> Changed
)
{
    /// <summary>The duty as it was, where it goes, else as it is now.</summary>
    public DutyOutlook Outlook => (Turn == Turn.Goes ? Before : After)!;
}

/// <summary>An act that two editions judge otherwise in one case.</summary>
/// <param name="Before">What the older edition says to it.</param>
/// <param name="After">What the newer edition says to it.</param>
public sealed record ActDifference(Permission Before, Permission After)
{
    /// <summary>Whether it becomes refused.</summary>
    public bool IsRefusedNow =>
        Before.Verdict != Verdict.Refused && After.Verdict == Verdict.Refused;

    /// <summary>Whether what was refused, or wanted something, does no more.</summary>
    public bool IsLooser => After.Verdict > Before.Verdict;
}

/// <summary>What would be otherwise in one case at one moment under a newer edition. Pure.</summary>
/// <param name="Duties">Duties that appear, change or go, in that order; what is only to be known is left out.</param>
/// <param name="Acts">Acts judged otherwise, closing left out: it follows from the duties.</param>
/// <param name="Stale">Decisions that were taken and would have to be taken again.</param>
public sealed record GuidanceDifference(
    IReadOnlyList<DutyDifference> Duties,
    IReadOnlyList<ActDifference> Acts,
    IReadOnlyList<DecisionOutlook> Stale
)
{
    /// <summary>Whether the case would be asked the same.</summary>
    public bool IsNone => Duties.Count + Acts.Count + Stale.Count == 0;

    /// <summary>The absolute duties that are open and would go: an edition that builds on the older one has none.</summary>
    public IEnumerable<DutyOutlook> AbsoluteLost =>
        Duties
            .Where(duty => duty.Turn == Turn.Goes)
            .Select(duty => duty.Before!)
            .Where(duty => duty.Duty.Strength == Strength.Absolute);

    /// <summary>Holds what two editions say of the same facts and deeds at the same moment against each other.</summary>
    public static GuidanceDifference Of(Guidance older, Guidance newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var staleBefore = older
            .Decisions.Where(decision => decision.IsStale)
            .Select(decision => decision.Decision.Id)
            .ToHashSet();
        return new(
            [.. FindDuties(older, newer).OrderBy(duty => Rank(duty.Turn))],
            [.. FindActs(older, newer)],
            [
                .. newer.Decisions.Where(decision =>
                    decision.IsStale && !staleBefore.Contains(decision.Decision.Id)
                ),
            ]
        );
    }

    private static int Rank(Turn turn) =>
        turn switch
        {
            Turn.Appears => 0,
            Turn.Changes => 1,
            _ => 2,
        };

    private static IEnumerable<DutyDifference> FindDuties(Guidance older, Guidance newer)
    {
        var counterparts = new Counterparts(older.Policy, newer.Policy);
        var after = Asked(newer).ToDictionary(duty => (duty.Duty.Id, duty.Entity));
        var stoodFor = new HashSet<(string, string?)>();
        foreach (var before in Asked(older))
        {
            var id = counterparts.Of(
                "duty",
                before.Duty.Id,
                id => newer.Policy.Rules.DutyOf(id) is not null
            );
            var now = id is null ? null : after.GetValueOrDefault((id, before.Entity));
            if (now is not null)
                stoodFor.Add((now.Duty.Id, now.Entity));
            if (Between(older.Policy, before, newer.Policy, now) is { } difference)
                yield return difference;
        }
        foreach (var (key, duty) in after)
        {
            if (duty.State == DutyState.Open && !stoodFor.Contains(key))
                yield return new DutyDifference(Turn.Appears, null, duty, []);
        }
    }

    private static IEnumerable<DutyOutlook> Asked(Guidance guidance) =>
        guidance.Duties.Where(duty =>
            duty.Duty.Scope != Scope.School && duty.Duty.Strength > Strength.Inform
        );

    private static DutyDifference? Between(
        Policy older,
        DutyOutlook before,
        Policy newer,
        DutyOutlook? after
    )
    {
        var wasOpen = before.State == DutyState.Open;
        var isOpen = after?.State == DutyState.Open;
        if (!wasOpen && !isOpen)
            return null;
        if (after is null or { State: DutyState.NotArising })
            return new(Turn.Goes, before, after, []);
        if (before.State is DutyState.NotArising or DutyState.MayArise)
            return new(Turn.Appears, before, after, []);
        var changed = InWords.Between(Told(older, before), Told(newer, after));
        return changed.Count == 0 ? null : new(Turn.Changes, before, after, changed);
    }

    private static IReadOnlyList<(string What, string? Says)> Told(
        Policy policy,
        DutyOutlook duty
    ) =>
        [
            ("What is done", duty.Duty.Do),
            ("Who", RuleWords.Role(policy, duty.Duty.By)),
            ("How strongly", RuleWords.Of(duty.Duty.Strength)),
            ("Due", duty.DueAt is { } due ? Conditions.Words.Moment(due) : null),
            ("Where it stands", StateWords(duty.State)),
        ];

    private static string StateWords(DutyState state) =>
        state switch
        {
            DutyState.Open => "to do",
            DutyState.Met => "done",
            DutyState.SetAside => "left undone, with a reason",
            DutyState.MayArise => "may be asked",
            _ => "not asked",
        };

    private static IEnumerable<ActDifference> FindActs(Guidance older, Guidance newer)
    {
        var after = newer.Permissions.ToDictionary(act => (act.Act.Id, act.Target));
        var ofAll = new Dictionary<string, (Verdict, Verdict)>();
        foreach (var before in older.Permissions.Where(act => act.Act.Id != Policy.Closing))
        {
            if (!after.TryGetValue((before.Act.Id, before.Target), out var now))
                continue;
            var verdicts = (before.Verdict, now.Verdict);
            // What is so of the act whatever it is done to is told once.
            if (before.Target is null)
                ofAll[before.Act.Id] = verdicts;
            else if (ofAll.GetValueOrDefault(before.Act.Id) == verdicts)
                continue;
            if (before.Verdict != now.Verdict)
                yield return new ActDifference(before, now);
        }
    }
}
