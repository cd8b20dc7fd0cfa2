using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

/// <summary>An answer to try in place of the one that stands.</summary>
internal sealed record Try(FactValue Answer, string InWords);

/// <summary>
/// The answers that could stand in place of one that does: each other option; of a list, one option more or fewer; of ages and
/// numbers, one for each stretch that the rules tell apart. A moment or words can only come to be known.
/// </summary>
internal sealed class Tries(Limits limits, DateTime now)
{
    public IEnumerable<Try> Of(Fact fact, FactValue? stands) =>
        fact.Rule.Type switch
        {
            FactType.YesNo or FactType.Choice => fact
                .Rule.Options.Where(option => stands?.Values[0] != option.Value)
                .Select(option => new Try(new([option.Value]), option.Words)),
            FactType.List => stands is null
                ? fact.Rule.Options.Select(option => new Try(new([option.Value]), option.Words))
                : fact.Rule.Options.Select(option => Turned(option, stands.Values)),
            FactType.Number => Stretches(limits.Of(fact))
                .Where(stretch => stands is null || !stretch.Holds(Number(stands)))
                .Select(stretch => new Try(new([Text(stretch.From)]), stretch.InWords)),
            FactType.Date when limits.Ages.Count > 0 && stands is not null && IsBorn(fact) =>
                Births(stands),
            _ when stands is not null => [],
            FactType.Date => [new Try(new([Day(now)]), "today")],
            FactType.DateTime => [new Try(new([Minute(now)]), "now")],
            _ => [new Try(new(["."]), "written down")],
        };

    private static bool IsBorn(Fact fact) => fact.Rule.Scope == Scope.Person;

    private IEnumerable<Try> Births(FactValue stands)
    {
        if (stands.Values.Count != 1 || !Fact.TryDay(stands.Values[0], out var born))
            return [];
        var today = DateOnly.FromDateTime(now);
        var age = Ages.WholeYears(born, today);
        return Stretches(limits.Ages)
            .Where(stretch => !stretch.Holds(age))
            .Select(stretch => new Try(
                new([Day(now.AddYears(-(int)stretch.From))]),
                $"a day that makes the age {stretch.InWords} today"
            ));
    }

    private static Try Turned(FactOption option, IReadOnlyList<string> stands) =>
        stands.Contains(option.Value)
            ? new(
                new([.. stands.Where(value => value != option.Value)]),
                $"without “{option.Words}”"
            )
            : new(new([.. stands, option.Value]), $"“{option.Words}” too");

    private static IEnumerable<Stretch> Stretches(IReadOnlyList<long> starts)
    {
        for (var at = 0; at <= starts.Count; at++)
        {
            var from = at == 0 ? 0 : starts[at - 1];
            var to = at == starts.Count ? long.MaxValue : starts[at] - 1;
            if (from <= to)
                yield return new Stretch(from, to);
        }
    }

    private static long Number(FactValue value) =>
        long.Parse(value.Values[0], CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTime day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTime at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Numbers that no rule tells apart, both ends counted in.</summary>
    private sealed record Stretch(long From, long To)
    {
        public bool Holds(long number) => number >= From && number <= To;

        public string InWords =>
            To == long.MaxValue ? $"{Text(From)} or more"
            : From == 0 ? $"under {Text(To + 1)}"
            : From == To ? Text(From)
            : $"{Text(From)} to {Text(To)}";
    }
}
