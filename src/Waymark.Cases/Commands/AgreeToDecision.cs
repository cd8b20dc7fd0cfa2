using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Somebody else signs a decision, or does not, in the role that the policy asks for. Two signatures are two people.</summary>
/// <param name="Of">The place of the decision in the school's log.</param>
/// <param name="Words">Needed where it is not agreed.</param>
public sealed record AgreeToDecision(long Of, bool Agrees, string? Words) : CaseCommand
{
    public override bool IsFor(Colleague who, Case one) =>
        base.IsFor(who, one) || Access.MaySign(who, one);

    /// <summary>Why this person cannot sign that decision; null where they can.</summary>
    public static Refused? WhyNot(Moment now, DecisionInCase decision)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.State != DecisionState.Waiting)
            return new Refused("This decision waits for nobody.");
        var signed = decision.Answers.Append(decision.Taken);
        if (signed.Any(entry => entry.By.Person == now.Who.Person))
            return new Refused("You have signed this. Two signatures are two people.");
        return RoleFor(now, decision) is null
            ? new Refused("This is for somebody else to agree.")
            : Overtaken(now, decision);
    }

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var decision = now.Case.Decisions.FirstOrDefault(one => one.Taken.Index == Of);
        if (decision is null)
            return new Refused("There is no such decision.");
        if (WhyNot(now, decision) is { } notTheirs)
            return notTheirs;
        var role = RoleFor(now, decision)!;
        var wrong = Typed.Check(Words, nameof(Words), Agrees ? null : "Say why you do not agree.");
        if (wrong is not null)
            return wrong;
        var id = decision.What.Decision;
        return Outcome.Now(
            Agrees
                ? new DecisionAgreed(Of, id, role, Words)
                : new DecisionNotAgreed(Of, id, role, Words!)
        );
    }

    /// <summary>A decision that the facts have come to rule out is taken again, not signed; null where they have not.</summary>
    private static Refused? Overtaken(Moment now, DecisionInCase decision)
    {
        var outlook = now.Guidance.Decisions.First(one =>
            one.Decision.Id == decision.What.Decision
        );
        return outlook.Required is { } required && required != decision.What.Option
            ? new Refused(
                "What is known now asks for something else, so nobody signs this. The lead takes the decision again.",
                [.. outlook.Why.SelectMany(row => row.Clauses).Distinct()],
                []
            )
            : null;
    }

    /// <summary>The role in which this person can sign; a head's own decision is signed by the deputy lead or the chair in the head's place.</summary>
    private static string? RoleFor(Moment now, DecisionInCase decision)
    {
        var missing = decision.StillToAgree;
        if (missing.FirstOrDefault(now.Who.Has) is { } own)
            return own;
        var takenByHead = now.School.Colleagues.Any(one =>
            one.IsHead && one.Person == decision.Taken.By.Person
        );
        var standsIn = now.Who.Has(Roles.DeputyLead) || now.Who.Has(Roles.ChairOfGovernors);
        return takenByHead && standsIn && missing.Contains(Roles.Head) ? Roles.Head : null;
    }
}
