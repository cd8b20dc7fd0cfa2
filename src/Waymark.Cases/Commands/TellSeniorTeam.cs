using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>The senior team is told that there is a case and what they are asked. The notice names no child.</summary>
public sealed record TellSeniorTeam(
    IReadOnlyList<Colleague> People,
    string Notice,
    DateTimeOffset? HappenedAt
) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (People.Count == 0)
            return new Refused("Choose whom you tell.") { Field = nameof(People) };
        if (HappenedAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(HappenedAt) };
        if (NamesAChild(now.Case))
        {
            return new Refused("The notice names somebody in the case. Leave the name out.")
            {
                Field = nameof(Notice),
            };
        }

        var told = People.Select(one => new PersonTold(one.Person, one.Name)).ToList();
        return Typed.Check(Notice, nameof(Notice), "Say what they are asked to do.")
            ?? new Decided([new Written(new SeniorTold(told, Notice), HappenedAt)]);
    }

    private bool NamesAChild(Case one) =>
        one
            .People.Select(person => person.Name)
            .OfType<string>()
            .Any(name => Notice.Contains(name, StringComparison.OrdinalIgnoreCase));
}
