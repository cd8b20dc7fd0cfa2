using System.Globalization;

namespace Waymark.Web;

/// <summary>Instants as people in the school read and write them: UK time, UK words.</summary>
public static class Times
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public static string TimeOfDay(DateTimeOffset at) =>
        Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => Local(at).ToString("d MMMM yyyy", s_english);

    /// <summary>"10:36 today", "10:36 yesterday", "10:36 tomorrow", else with the day.</summary>
    public static string Words(DateTimeOffset at, DateTimeOffset now)
    {
        var days = (Local(at).Date - Local(now).Date).Days;
        return days switch
        {
            0 => $"{TimeOfDay(at)} today",
            -1 => $"{TimeOfDay(at)} yesterday",
            1 => $"{TimeOfDay(at)} tomorrow",
            _ => $"{TimeOfDay(at)}, {Local(at).ToString("ddd d MMM yyyy", s_english)}",
        };
    }
}
