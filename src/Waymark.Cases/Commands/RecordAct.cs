using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>Something took place: any act of the vocabulary, permitted or not. It is always accepted; a departure raises what the policy says follows.</summary>
/// <param name="Target">The person, device or place it was about; null where it names none.</param>
/// <param name="Facts">The facts of the act.</param>
public sealed record RecordAct(
    string Act,
    string? Target,
    IReadOnlyList<FactGiven> Facts,
    string Words,
    DateTimeOffset? HappenedAt
) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var rule = now.Policy.Acts.GetValueOrDefault(Act);
        if (rule is null && !IsSomethingThatHappens(now.Policy))
            return new Refused("Choose what happened.") { Field = nameof(Act) };
        if (Target is not null && !now.Case.Has(Target))
            return new Refused("Choose whom or what it was about.") { Field = nameof(Target) };
        if (HappenedAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(HappenedAt) };
        var wrong = Typed.First(
            Typed.Check(Words, nameof(Words), "Say what happened, without describing a picture."),
            Searches.CheckFacts(Facts, now)
        );
        return wrong ?? Happened(now, rule);
    }

    private Decided Happened(Moment now, ActRule? rule)
    {
        var entity = now.Case.NextName('a');
        var at = PolicyInput.DoneAt(HappenedAt ?? now.At, now.Policy, now.Time);
        var facts = ActFold.Merge(at, Facts);
        var answer = rule is null
            ? null
            : now.Guidance.May(Act, Target, PolicyInput.Act(entity, facts));
        if (answer is not null)
            facts = Searches.WithoutGrant(facts, answer, now.Policy);
        var act = new ActRecorded(entity, Act, Title(now.Policy, rule), Target, facts)
        {
            Departure = answer is null ? [] : [.. answer.Clauses],
            Words = Words,
        };
        return new Decided([new Written(act, HappenedAt)]);
    }

    /// <summary>In the words for what has happened where the vocabulary has them, else in the act's own.</summary>
    private string Title(Policy policy, ActRule? rule) =>
        policy
            .Facts.GetValueOrDefault(FactIds.ActHappened)
            ?.Options.FirstOrDefault(option => option.Value == Act)
            ?.Words
        ?? rule?.Title
        ?? Act;

    /// <summary>What happens without anybody doing it is no act, but the vocabulary lists it among what has happened.</summary>
    private bool IsSomethingThatHappens(Policy policy) =>
        policy.Facts.TryGetValue(FactIds.ActHappened, out var rule)
        && rule.Options.Any(option => option.Value == Act);
}
