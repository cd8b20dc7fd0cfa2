using System.Globalization;
using System.Text;

namespace Waymark.Bench;

/// <summary>A figure that was measured, and the goal it is held against.</summary>
/// <param name="Value">As it is written.</param>
/// <param name="Goal">As it is written; null where there is none.</param>
/// <param name="Reached">Null where there is no goal.</param>
internal sealed record Figure(string What, string Value, string? Goal = null, bool? Reached = null)
{
    public static Figure AtMost(string what, double value, double goal, string unit) =>
        new(what, Write(value, unit), "≤ " + Write(goal, unit), value <= goal);

    public static Figure AtLeast(string what, double value, double goal, string unit) =>
        new(what, Write(value, unit), "≥ " + Write(goal, unit), value >= goal);

    public static Figure Plain(string what, double value, string unit) =>
        new(what, Write(value, unit));

    private static string Write(double value, string unit)
    {
        var format =
            value >= 100 || value == Math.Round(value) ? "#,0"
            : value >= 10 ? "0.0"
            : "0.00";
        return value.ToString(format, CultureInfo.InvariantCulture)
            + (unit.StartsWith('%') || unit.StartsWith('x') ? unit : " " + unit);
    }
}

/// <summary>One part of the bench: its name, what was done in a sentence or two, and the figures.</summary>
internal sealed record Part(string Name, string Told, IReadOnlyList<Figure> Figures);

/// <summary>The results as a page.</summary>
internal static class Page
{
    public static string Of(DateOnly day, string machine, IReadOnlyList<Part> parts)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Measured on {day:d MMMM yyyy}\n\n");
        page.Append(machine).Append('\n');
        foreach (var part in parts)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {part.Name}\n{part.Told}\n\n");
            page.Append("| figure | measured | goal | |\n|---|---|---|---|\n");
            foreach (var figure in part.Figures)
            {
                var mark = figure.Reached switch
                {
                    true => "reached",
                    false => "**missed**",
                    null => "",
                };
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| {figure.What} | {figure.Value} | {figure.Goal} | {mark} |\n"
                );
            }
        }

        return page.ToString();
    }
}
