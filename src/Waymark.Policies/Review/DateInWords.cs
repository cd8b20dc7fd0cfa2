using System.Globalization;
using System.Text.RegularExpressions;

namespace Waymark.Policies.Review;

/// <summary>Dates as schools write them: January 2021, 1 January 2021, 01/01/2021, 2021-01-01, 01/2021, 2021; of Autumn 2021 the year counts.</summary>
internal static partial class DateInWords
{
    private static readonly string[] Forms =
    [
        "d MMMM yyyy",
        "d MMM yyyy",
        "MMMM yyyy",
        "MMM yyyy",
        "d/M/yyyy",
        "d.M.yyyy",
        "d/M/yy",
        "yyyy-M-d",
        "yyyy-M",
        "M/yyyy",
        "yyyy",
    ];

    /// <summary>The first date in a text: its place, and the last day that it can mean. Null where there is none.</summary>
    public static (Match Words, DateOnly Last)? Find(string text)
    {
        foreach (Match match in Dates().Matches(text))
        {
            var written = Ordinal().Replace(match.Value, "");
            written = Spaces()
                .Replace(written.Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase), " ");
            foreach (var form in Forms)
            {
                if (
                    DateOnly.TryParseExact(
                        written,
                        form,
                        CultureInfo.InvariantCulture,
                        default,
                        out var day
                    )
                )
                    return (match, Last(day, form));
            }
        }
        return null;
    }

    private static DateOnly Last(DateOnly day, string form) =>
        form.Contains('d', StringComparison.Ordinal) ? day
        : form.Contains('M', StringComparison.Ordinal) ? day.AddMonths(1).AddDays(-1)
        : day.AddYears(1).AddDays(-1);

    [GeneratedRegex(
        @"\b(?:(?:[0-9]{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:19|20)[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}-[0-9]{1,2}(?:-[0-9]{1,2})?|[0-9]{1,2}/(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Dates();

    [GeneratedRegex(@"(?<=\b[0-9]{1,2})(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
