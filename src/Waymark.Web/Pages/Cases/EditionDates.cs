using System.Globalization;

namespace Waymark.Web.Pages.Cases;

/// <summary>The days and months that an edition gives of itself, in words.</summary>
internal static class EditionDates
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"5 January 2021".</summary>
    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", s_english);

    /// <summary>"January 2021" of 2021-01, "5 January 2021" of 2021-01-05; anything else as it is written.</summary>
    public static string Words(string written) =>
        DateOnly.TryParseExact(
            written,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day.ToString("d MMMM yyyy", s_english)
        : DateOnly.TryParseExact(
            written,
            "yyyy-MM",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var month
        )
            ? month.ToString("MMMM yyyy", s_english)
        : written;
}
