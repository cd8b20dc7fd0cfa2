using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>A case is closed when nothing that must stand is left; else the refusal lists what stands.</summary>
public sealed record CloseCase(string Review) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (!now.Case.IsOpen)
            return new Refused("This case is closed.");
        var close = now.Guidance.Close;
        var waiting = now
            .Case.Decisions.Where(one => one.State == DecisionState.Waiting)
            .Select(one => $"Waiting for agreement: {one.What.Title}")
            .ToList();
        if (close.Verdict != Verdict.Allowed || waiting.Count > 0)
            return Stands(now, close, waiting);
        return Typed.Check(Review, nameof(Review), "Write what the school has learned.")
            ?? Outcome.Now(new CaseClosed(Review));
    }

    private static Refused Stands(Moment now, Permission close, List<string> waiting)
    {
        var duties = now.Standing.Select(duty => duty.Duty.Do).Distinct().ToList();
        var grounds = duties.Count == 0 ? close.Grounds.Select(ground => ground.Say) : duties;
        return new(
            "This case cannot be closed yet. These still stand:",
            [.. close.Clauses],
            [.. grounds, .. waiting]
        );
    }
}
