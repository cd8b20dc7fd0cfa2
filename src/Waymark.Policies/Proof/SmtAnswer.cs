using System.Globalization;
using System.Text.RegularExpressions;

namespace Waymark.Policies.Proof;

/// <summary>What a solver answered: the words for each question, and the values of names.</summary>
internal static partial class SmtAnswer
{
    /// <summary>sat, unsat or unknown, one for each question, in order.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line is "sat" or "unsat" or "unknown")
            .ToList();

    /// <summary>The values that were asked for: true, false, or a number.</summary>
    public static IReadOnlyDictionary<string, string> Values(string text)
    {
        var values = new Dictionary<string, string>();
        foreach (Match match in Pair().Matches(text))
            values[match.Groups["name"].Value] = match.Groups["value"].Value;
        return values;
    }

    public static bool IsTrue(this IReadOnlyDictionary<string, string> values, string symbol) =>
        symbol == Smt.True || values.GetValueOrDefault(symbol) == Smt.True;

    public static long Number(this IReadOnlyDictionary<string, string> values, string symbol) =>
        long.Parse(values.GetValueOrDefault(symbol, "0"), CultureInfo.InvariantCulture);

    // No number that a script asks for is below nought.
    [GeneratedRegex(@"\((?<name>\|[^|]*\||[^\s()|]+)\s+(?<value>true|false|\d+)\)")]
    private static partial Regex Pair();
}
