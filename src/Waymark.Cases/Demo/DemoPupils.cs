using System.Globalization;

namespace Waymark.Cases.Demo;

/// <summary>Two hundred invented pupils, seven years, one or two classes a year.</summary>
internal static class DemoPupils
{
    private const int Pupils = 200;
    private const int Years = 7;

    /// <summary>The same pupils for the same randomness and day.</summary>
    public static IReadOnlyList<Pupil> Make(DemoStory story, DateOnly today, Random random)
    {
        var taken = new HashSet<string>();
        return [.. Enumerable.Range(0, Pupils).Select(place => One(place))];

        Pupil One(int place)
        {
            var isGirl = place % 2 == 0;
            var (name, family) = Name(isGirl);
            var year = place * Years / Pupils;
            var start = new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1);
            var born = start.AddYears(-year - 5).AddDays(random.Next(365));
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new(
                new Guid(bytes),
                name,
                Class(year, place),
                born,
                isGirl ? "female" : "male",
                random.Next(7) == 0,
                random.Next(60) == 0,
                Contacts(family)
            );
        }

        (string Name, string Family) Name(bool isGirl)
        {
            while (true)
            {
                var given = isGirl ? story.Girls : story.Boys;
                var family = story.Families[random.Next(story.Families.Count)];
                var name = $"{given[random.Next(given.Count)]} {family}";
                if (taken.Add(name))
                    return (name, family);
            }
        }

        IReadOnlyList<Contact> Contacts(string family)
        {
            var phone =
                $"07700 900{random.Next(1000).ToString("D3", CultureInfo.InvariantCulture)}";
            var mother = story.Girls[random.Next(story.Girls.Count)];
            var father = story.Boys[random.Next(story.Boys.Count)];
            Contact first = new($"{mother} {family}", "mother", true, phone);
            return random.Next(4) == 0
                ? [first]
                : [first, new($"{father} {family}", "father", random.Next(12) != 0, null)];
        }
    }

    /// <summary>Reception is R; the older years have two classes.</summary>
    private static string Class(int year, int place)
    {
        var letter = place % 4 < 2 ? "A" : "B";
        return year == 0 ? $"R{letter}" : $"{year.ToString(CultureInfo.InvariantCulture)}{letter}";
    }
}
