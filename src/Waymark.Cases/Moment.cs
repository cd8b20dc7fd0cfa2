using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Policies.Comparison;

namespace Waymark.Cases;

/// <summary>A case at a moment: what it is, what the policy says of it, who acts and when. Commands decide on nothing else.</summary>
public sealed record Moment(
    Case Case,
    Policy Policy,
    School School,
    Colleague Who,
    DateTimeOffset At
)
{
    private Guidance? guidance;

    /// <summary>The case, with those facts of its report and registers that the policy has words for.</summary>
    public Case Case
    {
        get;
        init => field = GivenFacts.HeardBy(Policy, value);
    } = GivenFacts.HeardBy(Policy, Case);

    /// <summary>What the policy says now.</summary>
    public Guidance Guidance => guidance ??= Evaluate();

    /// <summary>The school's wall clock now.</summary>
    public DateTime Local => Time.Local(At);

    /// <summary>The school's time.</summary>
    public SchoolTime Time => School.Settings.Time();

    /// <summary>The moment as it would be with these entries recorded: used to see what they would raise.</summary>
    public Moment With(IEnumerable<Written> entries)
    {
        var next = Case.Entries.Count == 0 ? 0 : Case.Entries[^1].Index + 1;
        var by = Who.As();
        var added = entries.Select(entry => new Recorded(
            next++,
            entry.File ?? Case.File,
            by,
            At,
            entry.HappenedAt,
            entry.ToldAt,
            entry.What
        ));
        return this with { Case = Case.From([.. Case.Entries, .. added]) ?? Case };
    }

    /// <summary>The open duties that keep the case from being closed.</summary>
    public IReadOnlyList<DutyOutlook> Standing =>
        [.. Guidance.Duties.Where(duty => duty.HoldsOpen)];

    /// <summary>What the case itself knows of any act that is done now: when the senior team was told.</summary>
    public IReadOnlyList<FactGiven> KnownOfActs => Searches.WithTelling([], this);

    /// <summary>What the policy says to an act that has a page of its own; null where the policy has no such act, so that nothing in it stands against it.</summary>
    /// <exception cref="ArgumentException">The target is not in the case.</exception>
    public Permission? MayIfKnown(string act, string target) =>
        Policy.Acts.ContainsKey(act) ? Guidance.May(act, target) : null;

    /// <summary>What the policy says to an act of which this is known: act facts, without an entity.</summary>
    /// <exception cref="ArgumentException">The act is not in the vocabulary, or the target is not in the case.</exception>
    public Permission May(string act, string? target, IReadOnlyList<FactGiven> facts) =>
        Guidance.May(
            act,
            target,
            PolicyInput.Act(Case.NextName('a'), Searches.WithTelling(facts, this))
        );

    /// <summary>The single answers that would change what the policy says to an act of which this is known.</summary>
    /// <exception cref="ArgumentException">The act is not in the vocabulary, or the target is not in the case.</exception>
    public IReadOnlyList<Turning> WhatWouldChange(
        string act,
        string? target,
        IReadOnlyList<FactGiven> facts
    ) =>
        Guidance.WhatWouldChange(
            act,
            target,
            PolicyInput.Act(Case.NextName('a'), Searches.WithTelling(facts, this))
        );

    /// <summary>The duties that stand open now and did not before that entry: what followed from it, and from what came after.</summary>
    /// <param name="index">The place of the entry in the school's log.</param>
    public IReadOnlyList<DutyOutlook> RaisedSince(long index)
    {
        if (Case.From(Case.Entries.Where(entry => entry.Index < index)) is not { } before)
            return [];
        var earlier = (this with { Case = before })
            .Guidance.Duties.Where(IsOpen)
            .Select(duty => (duty.Duty.Id, duty.Entity))
            .ToHashSet();
        return
        [
            .. Guidance.Duties.Where(duty =>
                IsOpen(duty) && !earlier.Contains((duty.Duty.Id, duty.Entity))
            ),
        ];

        static bool IsOpen(DutyOutlook duty) => duty.State == DutyState.Open;
    }

    /// <summary>What another edition would ask otherwise here and now.</summary>
    public GuidanceDifference Under(Policy other) =>
        GuidanceDifference.Of(Guidance, (this with { Policy = other }).Guidance);

    /// <summary>A copy for another case, edition or moment works its guidance out anew.</summary>
    private Moment(Moment other)
    {
        Policy = other.Policy;
        Case = other.Case;
        School = other.School;
        Who = other.Who;
        At = other.At;
    }

    private Guidance Evaluate() =>
        Policy.Evaluate(
            PolicyInput.Facts(Case, Policy, Time),
            PolicyInput.Deeds(Case, Time),
            Local,
            School.Settings.Calendar()
        );
}
