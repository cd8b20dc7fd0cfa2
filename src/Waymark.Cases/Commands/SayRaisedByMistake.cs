using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>"I pressed this by mistake": for two minutes, by the person who raised it. The lead sees it; nothing is deleted.</summary>
/// <param name="At">Now, UTC.</param>
public sealed record SayRaisedByMistake(DateTimeOffset At) : ConcernCommand
{
    /// <summary>How long after the first answer it can be said.</summary>
    public static TimeSpan Within { get; } = TimeSpan.FromMinutes(2);

    public override bool IsFor(Colleague who, Concern concern) =>
        who.Person == concern.RaisedBy.Person;

    public override Outcome Decide(Concern concern, Colleague who, SchoolTime time)
    {
        if (concern.SaidMistakenAt is not null)
            return new Refused("You have said so.");
        if (concern.Completed is not null)
            return new Refused("You have sent this report. Tell the safeguarding lead in person.");
        return At - concern.RaisedAt > Within
            ? new Refused("This can be said for two minutes. Tell the safeguarding lead in person.")
            : Outcome.Now(new ConcernSaidMistaken());
    }
}
