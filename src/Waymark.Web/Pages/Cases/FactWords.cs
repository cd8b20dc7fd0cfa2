using System.Globalization;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>Answers to questions of the policy in the words that people read.</summary>
internal static class FactWords
{
    private const string WithMinutes = "HH:mm, d MMMM yyyy";
    private const string WithSeconds = "HH:mm:ss, d MMMM yyyy";
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The options to choose from; yes and no where the question is of that kind.</summary>
    public static IReadOnlyList<FactOption> Options(FactRule rule) =>
        rule.Type == FactType.YesNo ? [new("yes", "Yes"), new("no", "No")] : rule.Options;

    public static string Of(FactRule rule, IReadOnlyList<string> values) =>
        values.Count == 0
            ? "None of these"
            : string.Join("; ", values.Select(value => Of(rule, value)));

    public static string Of(FactRule rule, string value) =>
        rule.Type switch
        {
            FactType.Date
                when DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) =>
                day.ToString("d MMMM yyyy", s_english),
            FactType.DateTime
                when DateTime.TryParse(value, CultureInfo.InvariantCulture, out var at) =>
                at.ToString(at.Second == 0 ? WithMinutes : WithSeconds, s_english),
            _ => Options(rule).FirstOrDefault(option => option.Value == value)?.Words ?? value,
        };
}
