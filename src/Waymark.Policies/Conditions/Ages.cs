namespace Waymark.Policies.Conditions;

/// <summary>Ages in whole years. The birthday counts; who was born on 29 February is a year older on 1 March of other years.</summary>
internal static class Ages
{
    /// <summary>Beyond any age that a rule could ask about; keeps the arithmetic inside the calendar.</summary>
    public const int Oldest = 200;

    public static int WholeYears(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        var hadBirthday = (day.Month, day.Day).CompareTo((born.Month, born.Day)) >= 0;
        return hadBirthday ? years : years - 1;
    }

    /// <summary>The least and greatest age on a day of somebody of whom only the age on another day is known.</summary>
    public static (int Youngest, int Oldest) On(DateOnly day, int age, DateOnly known)
    {
        if (day == known)
            return (age, age);
        var years = WholeYears(known, day);
        var isAnniversary = (day.Month, day.Day) == (known.Month, known.Day);
        return (age + years, isAnniversary ? age + years : age + years + 1);
    }
}
