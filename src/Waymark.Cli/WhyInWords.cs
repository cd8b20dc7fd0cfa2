using Waymark.Policies;

namespace Waymark.Cli;

/// <summary>Why a duty, an act or a decision stands where it does: the reasons as a tree, the clauses, the edition, and what would change it.</summary>
internal static class WhyInWords
{
    /// <returns>Whether the policy has anything of that id.</returns>
    public static bool Print(Guidance guidance, string id, TextWriter to)
    {
        var duties = guidance.Duties.Where(duty => duty.Duty.Id == id).ToList();
        foreach (var duty in duties)
        {
            Heading(
                to,
                GuidanceInWords.Of(duty.Duty.Do, duty.Entity),
                Stands(duty.State),
                duty.Duty.Clauses
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
                act.Clauses
            );
            foreach (var ground in act.Grounds)
                to.WriteLine($"  {ground.Say} [{string.Join(", ", ground.Clauses)}]");
            Turnings(to, guidance.WhatWouldChange(id, act.Target));
        }

        var decisions = guidance.Decisions.Where(decision => decision.Decision.Id == id).ToList();
        foreach (var decision in decisions)
        {
            Heading(to, decision.Decision.Title, Stands(decision), decision.Decision.Clauses);
            foreach (var row in decision.Why)
                to.WriteLine($"  {row.Say} [{string.Join(", ", row.Clauses)}]");
            Turnings(to, guidance.WhatWouldChange(decision));
        }

        if (duties.Count + acts.Count + decisions.Count == 0)
            return false;
        var policy = guidance.Policy;
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

    private static void Heading(
        TextWriter to,
        string what,
        string stands,
        IEnumerable<string> clauses
    ) => to.WriteLine($"{what}\n  {stands} [{string.Join(", ", clauses)}]");

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
