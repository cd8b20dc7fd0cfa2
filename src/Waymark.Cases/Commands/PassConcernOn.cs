using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Whoever has it hands it to another lead.</summary>
public sealed record PassConcernOn(Colleague To, string? Why) : ConcernCommand
{
    public override Outcome Decide(Concern concern, Colleague who, SchoolTime time)
    {
        if (concern.State is ConcernState.InCase or ConcernState.SetAside)
            return new Refused("This report has been dealt with.");
        if (!Access.Hears(To, concern.Audience))
            return new Refused($"{To.Name} does not see reports of this kind.")
            {
                Field = nameof(To),
            };
        if (concern.TakenBy is { } taken && taken.Person == To.Person)
            return new Refused($"{To.Name} has this.") { Field = nameof(To) };
        return Typed.Check(Why, nameof(Why))
            ?? Outcome.Now(new ConcernPassedOn(To.Person, To.Name, Why));
    }
}
