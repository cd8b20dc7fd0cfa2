using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>The person who raised it remembered something more.</summary>
public sealed record AddToConcern(string Words) : ConcernCommand
{
    public override bool IsFor(Colleague who, Concern concern) =>
        who.Person == concern.RaisedBy.Person || base.IsFor(who, concern);

    public override Outcome Decide(Concern concern, Colleague who, SchoolTime time) =>
        Typed.Check(Words, nameof(Words), "Write what you want to add.")
        ?? Outcome.Now(new ConcernAddedTo(Words));
}
