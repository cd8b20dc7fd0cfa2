using System.Globalization;
using System.Text.RegularExpressions;
using Waymark.Cases.Entries;

namespace Waymark.Cases;

/// <summary>A case as somebody reads it who signs in it and is told no name: the people in it are Child A, Child B and Adult A, also where somebody wrote their names.</summary>
internal sealed class NeutralNames
{
    private const int ShortestName = 3;
    private const int OfAge = 18;
    private readonly Dictionary<string, string> _people = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? _written;

    private NeutralNames(Case one)
    {
        var adults = one.People.Where(person => IsAdult(one, person)).ToList();
        Call(adults, "Adult");
        Call(one.People.Except(adults), "Child");
        if (_words.Count > 0)
        {
            var names = _words.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape);
            _written = new Regex($@"(?<!\w)({string.Join('|', names)})(?!\w)", RegexOptions.None);
        }
    }

    /// <summary>All that is shown to who signs.</summary>
    internal static Case In(Case one)
    {
        var names = new NeutralNames(one);
        return one with
        {
            People =
            [
                .. one.People.Select(person =>
                    person with
                    {
                        Name = names._people[person.Entity],
                        Pupil = null,
                    }
                ),
            ],
            Devices =
            [
                .. one.Devices.Select(device => device with { Called = names.In(device.Called) }),
            ],
            Decisions =
            [
                .. one.Decisions.Select(decision =>
                    decision with
                    {
                        What = decision.What with
                        {
                            Reasons = names.In(decision.What.Reasons),
                            Advice = names.InIfAny(decision.What.Advice),
                        },
                    }
                ),
            ],
            Searches =
            [
                .. one.Searches.Select(search =>
                    search with
                    {
                        Asked = search.Asked is { } asked ? names.In(asked) : null,
                    }
                ),
            ],
            Entries = [.. one.Entries.Select(names.In)],
        };
    }

    private void Call(IEnumerable<PersonInCase> people, string what)
    {
        foreach (var (place, person) in people.Index())
        {
            var neutral = $"{what} {Letter(place)}";
            _people[person.Entity] = neutral;
            if (person.Name is not { } name)
                continue;
            _words.TryAdd(name, neutral);
            foreach (var word in name.Split(' ').Where(IsName))
                _words.TryAdd(word, neutral);
        }
    }

    // Somebody may be called "a cousin, name not known": only what is written like a name is one.
    private static bool IsName(string word) => word.Length >= ShortestName && char.IsUpper(word[0]);

    private static string Letter(int place) =>
        place < 26
            ? ((char)('A' + place)).ToString()
            : (place + 1).ToString(CultureInfo.InvariantCulture);

    private static bool IsAdult(Case one, PersonInCase person) =>
        person.Colleague is not null
        || one.Facts.Any(fact =>
            fact.Entity == person.Entity
            && fact.Fact == FactIds.PersonAge
            && fact.Values is [var age]
            && int.TryParse(age, CultureInfo.InvariantCulture, out var years)
            && years >= OfAge
        );

    private string In(string text) => _written?.Replace(text, match => _words[match.Value]) ?? text;

    private string? InIfAny(string? text) => text is null ? null : In(text);

    private Recorded In(Recorded entry) =>
        entry.What switch
        {
            SearchAsked asked => entry with
            {
                What = asked with
                {
                    Facts =
                    [
                        .. asked.Facts.Select(fact =>
                            fact with
                            {
                                Values = [.. fact.Values.Select(In)],
                            }
                        ),
                    ],
                },
            },
            SearchDiscussed said => entry with { What = said with { Words = In(said.Words) } },
            _ => entry,
        };
}
