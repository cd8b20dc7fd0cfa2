using Waymark.Policies.Conditions;

namespace Waymark.Policies.Publication;

/// <summary>One thing that is done in a step: on what condition, what, by whom and by when.</summary>
/// <param name="When">Null: in every case.</param>
internal sealed record FlowPart(
    Wording? When,
    string Do,
    string Who,
    string? ByWhen,
    string Anchor
);

/// <summary>What a step asks of people, in the order written: the same for the picture and for the list beside it. What waits for its switch asks nothing yet.</summary>
internal static class StepFlow
{
    public static IReadOnlyList<FlowPart> Of(Policy policy, Step step) =>
        policy
            .Rules.Duties.Where(duty => Binds(duty.Rule) && IsOf(duty.Rule.Step, step))
            .Where(duty => !policy.IsOff(duty.Rule))
            .Select(duty => (duty.Rule.Place, Part: OfDuty(policy, duty)))
            .Concat(
                policy
                    .Rules.Decisions.Where(decision => IsOf(decision.Rule.Step, step))
                    .Select(decision => (decision.Rule.Place, Part: OfDecision(decision)))
            )
            .OrderBy(item => item.Place.File, StringComparer.Ordinal)
            .ThenBy(item => item.Place.Line)
            .Select(item => item.Part)
            .ToList();

    /// <summary>A chapter of an upper edition continues the one of the same number.</summary>
    private static bool IsOf(Step one, Step step) => one.Number == step.Number;

    private static bool Binds(DutyRule rule) => rule.Strength >= Strength.Decide;

    private static FlowPart OfDuty(Policy policy, Duty duty) =>
        new(
            duty.Arises is All { Parts.Length: 0 } ? null : Wordings.Of(duty.Arises),
            duty.Rule.Do,
            RuleWords.Role(policy, duty.Rule.By),
            duty.Rule.Clock is { } clock ? $"within {clock.InWords}" : null,
            Anchors.Duty(duty.Rule.Id)
        );

    private static FlowPart OfDecision(Decision decision) =>
        new(
            null,
            $"Decide: {decision.Rule.Title}",
            Words.Or(decision.Rule.Options.Select(option => option.Words).ToList()),
            null,
            Anchors.Decision(decision.Rule.Id)
        );
}
