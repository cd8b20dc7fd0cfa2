using System.Globalization;

namespace Waymark.Policies.Conditions;

/// <summary>Small pieces of plain English that findings and reasons share.</summary>
internal static class Words
{
    public static string Of(Scope scope) =>
        scope switch
        {
            Scope.School => "school",
            Scope.Case => "case",
            Scope.Act => "act",
            Scope.Person => "person",
            Scope.Device => "device",
            _ => "place",
        };

    /// <summary>The name of a deed as words: device-taken is device taken.</summary>
    public static string Deed(string name) => name.Replace('-', ' ').Replace('.', ' ');

    public static string Ticked(IEnumerable<string> words) =>
        string.Join(", ", words.Select(word => $"`{word}`"));

    public static string Or(IReadOnlyList<string> words) =>
        words.Count < 2
            ? string.Concat(words)
            : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    /// <summary>A date as people say it: 16 November 2026.</summary>
    public static string Day(DateOnly day) =>
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment as people say it: 10:00 on 16 November 2026.</summary>
    public static string Moment(DateTime at) =>
        at.ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture);
}
