using Waymark.Policies.Questions;

namespace Waymark.Policies;

/// <content>What would change an outcome: worked out by trying each answer that its rule reads, so for one outcome at a time.</content>
public sealed partial class Guidance
{
    /// <summary>The single answers that would change where a duty stands; none: no one answer would.</summary>
    /// <exception cref="ArgumentException">The duty is not of this guidance.</exception>
    public IReadOnlyList<Turning> WhatWouldChange(DutyOutlook duty)
    {
        var rule = DutyOf(duty);
        return Turnings.Of(
            [rule.Arises],
            other =>
                other
                    .Duties.First(one => one.Duty.Id == duty.Duty.Id && one.Entity == duty.Entity)
                    .State switch
                {
                    DutyState.NotArising => "this would not be asked of anybody.",
                    DutyState.MayArise => "it would not be settled whether this must be done.",
                    _ => "this would have to be done.",
                }
        );
    }

    /// <summary>The single answers that would change what is said to an act, in its verdict or in what stands against it. What other duties hold back is not looked through.</summary>
    /// <param name="instance">What is known of the act, as in <see cref="May"/>.</param>
    /// <exception cref="ArgumentException">The act is not in the vocabulary, or the target is not in the case.</exception>
    public IReadOnlyList<Turning> WhatWouldChange(
        string act,
        string? target,
        Entity? instance = null
    )
    {
        var (rule, _) = Find(act, target);
        var stands = May(act, target, instance);
        var asked =
            instance ?? new Entity(Scope.Act, NotNamed, new Dictionary<string, FactValue>());
        return Turnings.Of(
            rule.Bars.Select(bar => bar.Stands),
            other => Answer(stands, other.May(act, target, other.ActNamed(asked.Name) ?? asked)),
            asked
        );
    }

    /// <summary>The single answers that would change what is required or presumed of a decision.</summary>
    /// <exception cref="ArgumentException">The decision is not of this guidance.</exception>
    public IReadOnlyList<Turning> WhatWouldChange(DecisionOutlook decision)
    {
        var id = decision.Decision.Id;
        var rule =
            rules.Decisions.FirstOrDefault(one => one.Rule.Id == id)
            ?? throw new ArgumentException($"the policy has no decision `{id}`");
        return Turnings.Of(
            rule.Rows.Select(row => row.Condition),
            other => Answer(other.Decisions.First(one => one.Decision.Id == id))
        );
    }

    // No act of a case has an empty name.
    private const string NotNamed = "";

    private TurningAnswers Turnings => new(Policy, situation, calendar);

    private Entity? ActNamed(string name) =>
        situation.Facts.Entities.FirstOrDefault(one => one.Scope == Scope.Act && one.Name == name);

    private static string Answer(Permission stands, Permission then)
    {
        if (then.Verdict == Verdict.Allowed)
            return "nothing would stand against it.";
        var gone = Without(stands, then);
        var come = Without(then, stands);
        string[] says =
        [
            then.Verdict == stands.Verdict ? ""
            : then.Verdict == Verdict.Refused ? "it would be refused."
            : "it could not be said yet.",
            gone.Length > 0 ? $"This would no longer stand against it: {gone}" : "",
            come.Length > 0 ? $"This would stand against it: {come}" : "",
        ];
        return string.Join(" ", says.Where(sentence => sentence.Length > 0));
    }

    /// <summary>What stands against the one and not against the other.</summary>
    private static string Without(Permission one, Permission other) =>
        string.Join(
            " ",
            one.Grounds.Select(ground => ground.Say)
                .Except(other.Grounds.Select(ground => ground.Say))
        );

    private static string Answer(DecisionOutlook outlook)
    {
        var required = Option(outlook.Required);
        var presumed = Option(outlook.Presumed);
        return required is not null ? $"“{required}” would be required."
            : presumed is not null ? $"“{presumed}” would be presumed."
            : "nothing would be required or presumed.";

        string? Option(string? value) =>
            outlook.Decision.Options.FirstOrDefault(option => option.Value == value)?.Words;
    }
}
