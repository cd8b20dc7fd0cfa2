using System.Globalization;

namespace Waymark.Web;

/// <summary>A day as people type it, in three boxes.</summary>
public sealed class TypedDate
{
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    public static TypedDate From(DateOnly? on) =>
        on is not { } day
            ? new()
            : new()
            {
                Day = day.Day.ToString(CultureInfo.InvariantCulture),
                Month = day.Month.ToString(CultureInfo.InvariantCulture),
                Year = day.Year.ToString(CultureInfo.InvariantCulture),
            };

    /// <summary>The day, or a sentence on what is wrong with it.</summary>
    public string? Read(out DateOnly on)
    {
        on = default;
        if (IsEmpty)
        {
            return "Enter the day, month and year";
        }

        return
            Number(Year) is var year and >= 1900 and <= 2200
            && Number(Month) is var month and >= 1 and <= 12
            && Number(Day) is var day
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? Set(out on, new DateOnly(year, month, day))
            : "Enter a real date, like 27 3 2026";
    }

    private static string? Set(out DateOnly on, DateOnly value)
    {
        on = value;
        return null;
    }

    private static int Number(string? text) =>
        int.TryParse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}

/// <summary>A day and time of day as people type them; UK time.</summary>
public sealed class TypedMoment
{
    private static readonly string[] s_times =
    [
        "H:mm",
        "HH:mm",
        "H.mm",
        "HH.mm",
        "h:mmtt",
        "h.mmtt",
        "htt",
        "HHmm",
    ];

    public TypedDate Date { get; set; } = new();
    public string? Time { get; set; }

    public bool IsEmpty => Date.IsEmpty && string.IsNullOrWhiteSpace(Time);

    public static TypedMoment From(DateTimeOffset at) =>
        new()
        {
            Date = TypedDate.From(DateOnly.FromDateTime(Times.Local(at).DateTime)),
            Time = Times.TimeOfDay(at),
        };

    /// <summary>The instant with the UK offset of that day, or a sentence on what is wrong with it.</summary>
    public string? Read(out DateTimeOffset at)
    {
        at = default;
        if (Date.Read(out var on) is { } wrong)
        {
            return wrong;
        }

        var typed = (Time ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (
            !TimeOnly.TryParseExact(
                typed,
                s_times,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
        {
            return "Enter the time, like 10:36 or 2:15pm";
        }

        var local = on.ToDateTime(time);
        if (Times.Zone.IsInvalidTime(local))
        {
            return "The clocks went forward that night: this time did not exist. Check it";
        }

        at = new DateTimeOffset(local, Times.Zone.GetUtcOffset(local));
        return null;
    }

    /// <summary>As <see cref="Read"/>, for what has happened already.</summary>
    public string? ReadPast(DateTimeOffset now, out DateTimeOffset at) =>
        Read(out at)
        ?? (at > now.AddMinutes(1) ? "This is still to come. Enter when it happened" : null);
}
