using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A colleague may see the support side of these children, because they need to.</summary>
public sealed record GiveSight(Colleague To, IReadOnlyList<string> Children, string Why)
    : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.People.Any(one => one.Colleague == To.Person))
            return new Refused("This person is named in the case.") { Field = nameof(To) };
        if (Children.Count == 0 || Children.Any(child => !now.Case.Has(child)))
            return new Refused("Choose the children.") { Field = nameof(Children) };
        return Typed.Check(Why, nameof(Why), "Say why they need to see it.")
            ?? Outcome.Now(new SightGiven(To.Person, To.Name, Children, Why));
    }
}
