using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>A person as the case knows them: parts, facts, what they and their parents were told.</summary>
internal sealed record PersonCard(Moment Now, PersonInCase Person)
{
    private readonly FactRule? _parts = Now.Policy.Facts.GetValueOrDefault(FactIds.PersonRoles);

    public string Name => new CaseNames(Now.Case).Of(Person.Entity);

    public string Address => $"/cases/{Now.Case.Reference}/people/{Person.Entity}";

    /// <summary>The parts they played, in the policy's words; alleged until told otherwise.</summary>
    public string Parts =>
        _parts is null || Person.Parts.Count == 0
            ? "Not known yet"
            : $"{FactWords.Of(_parts, Person.Parts)} ({Person.HowSure})";

    /// <summary>Age in whole years today, or as told; null where nobody knows.</summary>
    public string? Age =>
        Person.Pupil?.Born is { } born
            ? Years(born, DateOnly.FromDateTime(Now.Local))
            : Fact(FactIds.PersonAge);

    /// <summary>What the policy asks of a person, with the answer so far; without the parts, and without the age where the day of birth gives it.</summary>
    public IEnumerable<(FactRule Rule, string? Answer)> Facts =>
        Now
            .Policy.Facts.Values.Where(rule =>
                rule.Scope == Scope.Person
                && rule.Id != FactIds.PersonRoles
                && (rule.Id != FactIds.PersonAge || Person.Pupil?.Born is null)
            )
            .Select(rule => (rule, Fact(rule.Id)));

    /// <summary>Whether the policy tells people by the parts they played.</summary>
    public bool HasParts => _parts is not null;

    public IEnumerable<Recorded> ChildTold =>
        Now.Case.Entries.Where(entry =>
            entry.What is ChildTold told && told.Child == Person.Entity
        );

    public IEnumerable<Recorded> ParentsTold =>
        Now.Case.Entries.Where(entry =>
            entry.What is ParentsTold told && told.Child == Person.Entity
        );

    private string? Fact(string fact) =>
        Now.Case.Facts.FirstOrDefault(known => known.Fact == fact && known.Entity == Person.Entity)
            is { } answer
            ? FactWords.Of(Now.Policy.Facts[fact], answer.Values)
            : null;

    private static string Years(DateOnly born, DateOnly today)
    {
        var years =
            today.Year - born.Year - (born.AddYears(today.Year - born.Year) > today ? 1 : 0);
        return years.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
