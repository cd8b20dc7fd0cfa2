using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>The adults of one school: the same names everywhere, other people.</summary>
internal sealed record Staff(Colleague Teacher, Colleague Lead, Colleague Head)
{
    private static readonly PhoneNumber s_office = new("School office", "0161 496 0100");

    public static Staff Of(SchoolId school, Random random) =>
        new(
            One(school, random, "Tamsin Arkell", Roles.Staff),
            One(school, random, "Priya Shah", Roles.SafeguardingLead, Roles.Staff),
            One(school, random, "Margaret Reid", Roles.Head, Roles.SeniorTeam)
        );

    /// <summary>What a school's own file begins with.</summary>
    public IEnumerable<Happening> Beginning(string name, Editions editions)
    {
        var edition = editions.ForNewSchools;
        yield return new SchoolMade(name);
        yield return new SchoolSettingsGiven(
            SchoolSettings.Of(name) with
            {
                Phones = [s_office],
                Office = s_office.Number,
            }
        );
        yield return new EditionAdopted(edition.Edition.Id, edition.Digest);
        foreach (var one in (Colleague[])[Teacher, Lead, Head])
            yield return new ColleagueJoined(one.Person, one.Name, one.Roles);
        yield return new CoverArranged([Lead.Person]);
    }

    /// <summary>The author of this school who has the name of another school's.</summary>
    public Author Author(Author other) =>
        other with
        {
            Person = other.Name == Teacher.Name ? Teacher.Person : Lead.Person,
        };

    private static Colleague One(
        SchoolId school,
        Random random,
        string name,
        params string[] roles
    ) => new(school, new PersonId(Drawn.Id(random)), name, roles);
}

/// <summary>What is drawn from a randomness that is given, so that the same school can be made twice.</summary>
internal static class Drawn
{
    private static readonly string[] s_parts =
    [
        "al",
        "bren",
        "cor",
        "dun",
        "el",
        "fen",
        "gar",
        "hol",
        "ing",
        "ken",
        "lor",
        "mar",
        "nor",
        "ost",
        "pem",
        "quin",
        "ros",
        "stan",
        "tor",
        "ul",
        "ver",
        "wick",
        "yar",
        "zel",
    ];

    public static Guid Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>A name that nobody has: two parts for the given name, three for the family's; about eight million of them.</summary>
    public static string Name(Random random) => $"{Word(random, 2)} {Word(random, 3)}";

    private static string Word(Random random, int parts)
    {
        var word = string.Concat(random.GetItems(s_parts, parts));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
