using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>The person who raised it sends the rest: three answers and the child's own words; all else is optional.</summary>
/// <param name="Parts">disclosure.role; empty where something else or not known.</param>
public sealed record CompleteConcern(
    ChildNamed Child,
    IReadOnlyList<string> Parts,
    bool AdultMayBeInvolved,
    string Words,
    ToldOfDevice? Device
) : ConcernCommand
{
    /// <summary>The child as the register has them; null where typed or not known.</summary>
    public PupilSeen? Pupil { get; init; }

    public override bool IsFor(Colleague who, Concern concern) =>
        who.Person == concern.RaisedBy.Person;

    public override Outcome Decide(Concern concern, Colleague who, SchoolTime time)
    {
        if (concern.Completed is not null)
            return new Refused("You have sent this report. You can add to it.");
        var wrong = Typed.First(
            Typed.Check(Words, nameof(Words), "Write what the child said, in their words."),
            Typed.Check(Child.Typed, nameof(Child)),
            Typed.Check(Device?.WhoElse, nameof(Device))
        );
        return wrong
            ?? Outcome.Now(
                new ConcernCompleted(Child, Parts, AdultMayBeInvolved, Words, Device)
                {
                    Pupil = Pupil,
                }
            );
    }
}
