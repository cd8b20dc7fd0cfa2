using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Policies.Comparison;

namespace Waymark.Cases.Commands;

/// <summary>A case is moved to another edition of the policy: somebody who sees the whole of it decides so, with a reason. What was done stays done.</summary>
/// <remarks>Never to a looser one: only to an edition that builds on the case's own, or to newer words of its own, and not where an absolute duty or a refusal of this case would fall away.</remarks>
public sealed record MoveCaseToEdition(Policy To, string Reason) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (!now.Case.IsOpen)
            return new Refused("This case is closed. Open it again before it is moved.");
        return Refuse(now, To)
            ?? Typed.Check(Reason, nameof(Reason), "Say why the case is moved.")
            ?? Outcome.Now(
                new CaseMovedToEdition(To.Edition.Id, To.Digest, now.Case.Edition, Reason)
            );
    }

    /// <summary>Why the case cannot be moved to that edition; null where it can.</summary>
    public static Refused? Refuse(Moment now, Policy to)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(to);
        if (to.Digest == now.Case.Digest)
            return new Refused("The case runs under this policy already.");
        if (!to.BuiltFrom.Contains(now.Case.Edition))
        {
            return new Refused(
                $"{to.Edition.Id} does not build on {now.Case.Edition}, so it could ask less of this case. A case is moved only to a policy that asks as much or more."
            );
        }

        return Looser(now.Under(to));
    }

    private static Refused? Looser(GuidanceDifference difference)
    {
        var duties = difference.AbsoluteLost.ToList();
        var acts = difference.Acts.Where(act => act.IsLooser).ToList();
        if (duties.Count + acts.Count == 0)
            return null;
        return new(
            "In this case the other policy would ask less. It stays where it is.",
            [
                .. duties
                    .SelectMany(duty => duty.Duty.Clauses)
                    .Concat(acts.SelectMany(act => act.Before.Clauses))
                    .Distinct(),
            ],
            [
                .. duties.Select(duty => $"No longer asked: {duty.Duty.Do}"),
                .. acts.Select(act => $"No longer refused: {act.Before.Act.Title}"),
            ]
        );
    }
}
