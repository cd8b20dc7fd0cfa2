using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>A date as authors write it: to the day, the month or the year.</summary>
internal static class WrittenDate
{
    /// <summary>The last day that the words can mean; null where they are no date.</summary>
    public static DateOnly? Last(string text) =>
        Fact.TryDay(text, out var day) ? day
        : Try(text, "yyyy-MM", out var month) ? month.AddMonths(1).AddDays(-1)
        : Try(text, "yyyy", out var year) ? year.AddYears(1).AddDays(-1)
        : null;

    private static bool Try(string text, string format, out DateOnly date) =>
        DateOnly.TryParseExact(
            text,
            format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date
        );
}
