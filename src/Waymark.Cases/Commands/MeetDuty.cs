using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>A duty was done: with the facts and the note that it asks for. What is met elsewhere is refused here.</summary>
/// <param name="Entity">For whom; null: for the case.</param>
/// <param name="Facts">The answers that the duty asks for (rule.Asks).</param>
public sealed record MeetDuty(
    string Duty,
    string? Entity,
    string? Note,
    IReadOnlyList<FactGiven> Facts,
    DateTimeOffset? HappenedAt
) : CaseCommand
{
    /// <summary>A lead and the head may meet any duty; others those of a role they hold.</summary>
    public override bool IsFor(Colleague who, Case one) =>
        base.IsFor(who, one) || Access.OnCase(who, one) > Sight.Status;

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Duties.Find(now, Duty, Entity) is not { } outlook)
            return new Refused("The policy has no such duty here.");
        var rule = outlook.Duty;
        if (!Duties.MayDealWith(now, rule))
            return new Refused("This is for somebody else to do.");
        if (!rule.IsMetOnItsPage)
            return new Refused("This is done where it happens, not here.", rule.Clauses, []);
        if (outlook.State is DutyState.Met)
            return new Refused("This has been done.");
        if (outlook.State is DutyState.NotArising)
            return new Refused("This is not asked of anybody as the case stands.");
        if (HappenedAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(HappenedAt) };
        return CheckNote(rule)
            ?? CheckFacts(rule, now)
            ?? new Decided([
                new Written(new DutyMet(Duty, Entity, rule.Do, Note, Facts), HappenedAt),
            ]);
    }

    private Outcome? CheckNote(DutyRule rule) =>
        Typed.Check(Note, nameof(Note), rule.Notes is null ? null : $"Please write: {rule.Notes}");

    private Outcome? CheckFacts(DutyRule rule, Moment now)
    {
        foreach (var fact in rule.Asks)
        {
            var isGiven = Facts.Any(given => given.Fact == fact);
            var isKnown = now.Case.Facts.Any(known =>
                known.Fact == fact && (known.Entity is null || known.Entity == Entity)
            );
            if (!isGiven && !isKnown)
            {
                return new Refused($"Please answer: {now.Policy.Facts[fact].Asks}")
                {
                    Field = fact,
                };
            }
        }

        var stray = Facts.FirstOrDefault(given => !rule.Asks.Contains(given.Fact));
        if (stray is not null)
            return new Refused("This answer belongs to another page.") { Field = stray.Fact };
        return Facts
            .Select(fact => EstablishFacts.Check(fact, now))
            .FirstOrDefault(wrong => wrong is not null);
    }
}
