using Waymark.Policies;

namespace Waymark.Cli;

/// <summary>Why a duty, an act or a decision stands where it does: the reasons as a tree, the clauses, the edition, and what would change it.</summary>
internal static class WhyInWords
{
    /// <returns>Whether the policy has anything of that id.</returns>
    public static bool Print(Guidance guidance, string id, TextWriter to)
    {
        var policy = guidance.Policy;
        var duties = guidance.Duties.Where(duty => duty.Duty.Id == id).ToList();
        foreach (var duty in duties)
        {
            Heading(
                to,
                GuidanceInWords.Of(duty.Duty.Do, duty.Entity),
                Stands(duty.State),
                GuidanceInWords.Cited(duty.Duty.Clauses, policy)
            );
            Tree(to, guidance.Because(duty).Because, "  ");
            Turnings(to, guidance.WhatWouldChange(duty));
        }

        var acts = guidance.Permissions.Where(permission => permission.Act.Id == id).ToList();
        foreach (var act in acts)
        {
            Heading(
                to,
                GuidanceInWords.Of(act.Act.Title, act.Target),
                Stands(act.Verdict),
                GuidanceInWords.Cited(act.Clauses, policy)
            );
            foreach (var ground in act.Grounds)
                to.WriteLine($"  {ground.Say} {GuidanceInWords.Cited(ground.Clauses, policy)}");
            Turnings(to, guidance.WhatWouldChange(id, act.Target));
        }

        var decisions = guidance.Decisions.Where(decision => decision.Decision.Id == id).ToList();
        foreach (var decision in decisions)
        {
            Heading(
                to,
                decision.Decision.Title,
                Stands(decision),
                GuidanceInWords.Cited(decision.Decision.Clauses, policy)
            );
            foreach (var row in decision.Why)
                to.WriteLine($"  {row.Say} {GuidanceInWords.Cited(row.Clauses, policy)}");
            Turnings(to, guidance.WhatWouldChange(decision));
        }

        if (duties.Count + acts.Count + decisions.Count == 0)
            return false;
        to.WriteLine($"{policy.Edition.Title} ({policy.Edition.Id}), digest {policy.Digest}");
        return true;
    }

    private static string Stands(DutyState state) =>
        state switch
        {
            DutyState.NotArising => "Does not arise",
            DutyState.MayArise => "May arise",
            DutyState.Open => "Open",
            DutyState.Met => "Met",
            _ => "Set aside, with a reason",
        };

    private static string Stands(Verdict verdict) =>
        verdict switch
        {
            Verdict.Refused => "Refused",
            Verdict.CannotSay => "Not to be said yet",
            _ => "Allowed",
        };

    private static string Stands(DecisionOutlook decision) =>
        decision switch
        {
            { Required: { } required } => $"Required: {Words(decision, required)}",
            { Presumed: { } presumed } =>
                $"Presumed, unless a reason is given: {Words(decision, presumed)}",
            _ => "Nothing is required or presumed",
        };

    private static string Words(DecisionOutlook decision, string option) =>
        decision.Decision.Options.Single(one => one.Value == option).Words;

    private static void Heading(TextWriter to, string what, string stands, string clauses) =>
        to.WriteLine($"{what}\n  {stands} {clauses}");

    private static void Tree(TextWriter to, IEnumerable<Reason> reasons, string indent)
    {
        foreach (var reason in reasons)
        {
            to.WriteLine($"{indent}{Sign(reason.Truth)} {reason.Says}");
            Tree(to, reason.Because, indent + "  ");
        }
    }

    private static char Sign(Truth truth) =>
        truth switch
        {
            Truth.Yes => '+',
            Truth.No => '-',
            _ => '?',
        };

    private static void Turnings(TextWriter to, IReadOnlyList<Turning> turnings)
    {
        to.WriteLine("  What would change this, all else as it is:");
        foreach (var turning in turnings)
            to.WriteLine($"    {turning.Says}");
        if (turnings.Count == 0)
            to.WriteLine("    No single other answer would.");
        to.WriteLine();
    }
}
