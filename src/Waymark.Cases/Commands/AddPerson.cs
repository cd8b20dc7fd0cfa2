using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Somebody came into the picture: a pupil of the register, an adult who works here, or somebody else, known by name or not.</summary>
public sealed record AddPerson(
    string? Name,
    IReadOnlyList<string> Parts,
    PupilSeen? Pupil,
    Colleague? Colleague,
    int? Age
) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Typed.Check(Name, nameof(Name)) is { } wrong)
            return wrong;
        if (Age is < 0 or > 120)
            return new Refused("Give the age in whole years.") { Field = nameof(Age) };
        if (Pupil is not null && now.Case.People.Any(one => one.Pupil?.Pupil == Pupil.Pupil))
            return new Refused($"{Pupil.Name} is in this case.") { Field = nameof(Pupil) };
        if (
            EstablishFacts.CheckGiven(now, FactIds.PersonRoles, nameof(Parts), [.. Parts]) is
            { } part
        )
            return part;
        var name = Name ?? Pupil?.Name ?? Colleague?.Name;
        var entity = now.Case.NextName('p');
        return Outcome.Now(new PersonAdded(entity, name, Parts, Pupil, Colleague?.Person, Age));
    }
}
