using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Comparison;

namespace Waymark.Cli;

/// <summary>What differs between two editions, for a person to read.</summary>
internal sealed class DifferenceInWords(TextWriter to)
{
    public void Write(PolicyDifference difference, IReadOnlyList<CaseDifference>? cases)
    {
        to.WriteLine($"From {Name(difference.Older)}");
        to.WriteLine($"to   {Name(difference.Newer)}");
        if (difference.IsNone)
            to.WriteLine("\nThey say the same.");
        Step? step = null;
        foreach (var clause in difference.Clauses)
        {
            if (clause.Clause.Step.Number != step?.Number)
            {
                step = clause.Clause.Step;
                to.WriteLine($"\n{step.Number}. {step.Title}");
            }
            Write(clause, difference.Newer);
        }
        if (difference.Elsewhere.Count > 0)
            to.WriteLine("\nUnder no clause");
        foreach (var rule in difference.Elsewhere)
            Write(rule);
        Count(difference);
        if (cases is not null)
            Write(cases, difference.Newer);
    }

    private void Write(ClauseDifference clause, Policy newer)
    {
        var turn = clause.Words switch
        {
            Turn.Appears => "new clause",
            Turn.Goes => "clause gone",
            Turn.Changes => "clause reworded",
            _ => "clause",
        };
        var heading = $"{turn} {clause.Clause.Id}: {clause.Clause.Heading}";
        to.WriteLine($"\n  {GuidanceInWords.Labelled(heading, [clause.Clause.Id], newer)}");
        if (clause.Words is not null and not Turn.Appears)
            Indented("was: ", clause.Before!.Text);
        if (clause.Words is not null and not Turn.Goes)
            Indented(clause.Words == Turn.Changes ? "now: " : "", clause.After!.Text);
        foreach (var rule in clause.Rules)
            Write(rule);
    }

    private void Indented(string before, string text)
    {
        var line = string.Join(
            ' ',
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        if (line.Length > 0)
            to.WriteLine($"    {before}{line}");
    }

    private void Write(RuleDifference rule)
    {
        var clauses = rule.Clauses.Count == 0 ? "" : $" [{string.Join(", ", rule.Clauses)}]";
        to.WriteLine($"    {Turned(rule)}: {rule.Says}{clauses}");
        foreach (var changed in rule.Changed)
        {
            to.WriteLine($"      {changed.What} was: {changed.Before ?? "(nothing)"}");
            to.WriteLine($"      {changed.What} now: {changed.After ?? "(nothing)"}");
        }
        if (rule.Because is { } because)
            to.WriteLine($"      because: {because}");
    }

    private static string Turned(RuleDifference rule) =>
        (rule.Kind, rule.Turn) switch
        {
            ("act", Turn.Appears) => "act, a new condition or refusal",
            ("act", _) => "act, a condition or refusal gone",
            (_, Turn.Appears) => $"{rule.Kind} added",
            (_, Turn.Goes) => $"{rule.Kind} withdrawn",
            _ => $"{rule.Kind} changed",
        };

    private void Count(PolicyDifference difference)
    {
        to.WriteLine();
        foreach (var kind in difference.Rules.GroupBy(rule => rule.Kind))
        {
            var turns = kind.ToLookup(rule => rule.Turn);
            to.WriteLine(
                $"{kind.Key}: {turns[Turn.Appears].Count()} added, {turns[Turn.Goes].Count()} withdrawn, {turns[Turn.Changes].Count()} changed"
            );
        }
    }

    private void Write(IReadOnlyList<CaseDifference> cases, Policy newer)
    {
        to.WriteLine(cases.Count == 0 ? "\nThere is no open case." : "\nOpen cases");
        foreach (var one in cases)
        {
            to.WriteLine($"\n  {one.Case}, which runs under {one.Edition}");
            if (one.Difference.IsNone)
                to.WriteLine("    nothing changes");
            foreach (var duty in one.Difference.Duties)
                Write(duty, newer);
            foreach (var act in one.Difference.Acts)
                to.WriteLine(
                    $"    {act.Before.Act.Title}{For(act.Before.Target)}: {Words(act.Before)}, would be {Words(act.After)} {GuidanceInWords.Cited(act.After.Clauses, newer)}"
                );
            foreach (var decision in one.Difference.Stale)
                to.WriteLine($"    decision to take again: {decision.Decision.Title}");
        }
    }

    private void Write(DutyDifference duty, Policy newer)
    {
        var turn = duty.Turn switch
        {
            Turn.Appears => "duty appears",
            Turn.Goes => "duty goes",
            _ => "duty changes",
        };
        var rule = duty.Outlook.Duty;
        to.WriteLine(
            $"    {turn}: {rule.Do}{For(duty.Outlook.Entity)} {GuidanceInWords.Cited(rule.Clauses, newer)}"
        );
        foreach (var changed in duty.Changed)
            to.WriteLine(
                $"      {changed.What}: {changed.Before ?? "(nothing)"} -> {changed.After ?? "(nothing)"}"
            );
    }

    /// <summary>The entity by its name within the case, which is nobody's: p1.</summary>
    private static string For(string? entity) => entity is null ? "" : $" ({entity})";

    private static string Words(Permission act) =>
        act.Verdict switch
        {
            Verdict.Refused => "refused",
            Verdict.CannotSay => "not to be said yet",
            _ => "allowed",
        };

    private static string Name(Policy policy) => $"{policy.Edition.Title} ({policy.Edition.Id})";
}
