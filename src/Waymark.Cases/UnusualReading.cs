using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What one person read in one day, and the rule for which it is listed. No accusation: mostly there is a good reason.</summary>
/// <param name="Name">As it was on that day.</param>
/// <param name="Day">The school's own day.</param>
/// <param name="Looks">The looks that the rule speaks of, newest first.</param>
public sealed record UnusualReading(
    PersonId Person,
    string Name,
    DateOnly Day,
    WatchRule Rule,
    IReadOnlyList<Look> Looks
)
{
    /// <summary>How many files that were.</summary>
    public int Files => Looks.Select(look => look.File).Distinct().Count();

    internal static IReadOnlyList<UnusualReading> Among(
        IReadOnlyList<Look> looks,
        IReadOnlyList<WatchRule> rules,
        SchoolSettings settings,
        DateOnly today
    )
    {
        var time = settings.Time();
        var days = looks
            .GroupBy(look => (look.By.Person, Day: time.Day(look.At)))
            .OrderByDescending(day => day.Key.Day);
        return
        [
            .. days.SelectMany(day =>
                    rules
                        .Where(rule => day.Key.Day >= today.AddDays(-rule.Days))
                        .Select(rule => new UnusualReading(
                            day.Key.Person,
                            day.First().By.Name,
                            day.Key.Day,
                            rule,
                            [.. day.Where(look => Concerns(rule, look, settings))]
                        ))
                )
                .Where(one => one.Looks.Count > 0)
                .Where(one => one.Rule.For != WatchFor.ManyFiles || one.Files > one.Rule.MoreThan),
        ];
    }

    private static bool Concerns(WatchRule rule, Look look, SchoolSettings settings) =>
        rule.For switch
        {
            WatchFor.OwnName => look.Children.Any(child => SharesName(child, look.By.Name)),
            WatchFor.OutOfHours => IsOutOfHours(look, rule.MoreThan ?? 0, settings),
            _ => true,
        };

    private static bool SharesName(string child, string reader) =>
        NameTokens.Parts(reader) is [.., var family]
        && NameTokens.Parts(child).Skip(1).Contains(family);

    private static bool IsOutOfHours(Look look, int minutes, SchoolSettings settings)
    {
        var at = settings.Time().Local(look.At);
        var calendar = settings.Calendar();
        var day = DateOnly.FromDateTime(at);
        if (
            at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            || calendar.BankHolidays.Contains(day)
            || calendar.ClosedDays.Contains(day)
        )
            return true;
        return at < day.ToDateTime(settings.Opens).AddMinutes(-minutes)
            || at > day.ToDateTime(settings.Closes).AddMinutes(minutes);
    }
}
