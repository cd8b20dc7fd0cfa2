using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>What part somebody played, as it now appears, and how sure that is.</summary>
public sealed record TellPersonsParts(string Person, IReadOnlyList<string> Parts, string HowSure)
    : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.People.All(one => one.Entity != Person))
            return new Refused("Choose a person of this case.") { Field = nameof(Person) };
        var fact = new FactGiven(FactIds.PersonRoles, Person, Parts);
        return EstablishFacts.Check(fact, now)
            ?? Typed.Check(HowSure, nameof(HowSure), "Say how sure this is.")
            ?? Outcome.Now(new PersonPartsTold(Person, Parts, HowSure));
    }
}
