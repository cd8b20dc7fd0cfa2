using System.Globalization;

namespace Waymark.Policies.Publication;

/// <summary>The parts of a rule in the words of the published document.</summary>
internal static class RuleWords
{
    public static string Of(Strength strength) =>
        strength switch
        {
            Strength.Absolute => "Always. No reason can set it aside.",
            Strength.Must => "It is done, or left undone with a written reason.",
            Strength.Decide => "A decision about it is written down, with its reasons.",
            Strength.Consider => "It is thought about. It holds nothing up.",
            _ => "It is shown to staff, so that they know.",
        };

    /// <summary>How far a clause was checked against its source.</summary>
    public static string Of(Standing standing) =>
        standing switch
        {
            Standing.Verified => "Checked against its source.",
            Standing.SecondHand => "Known at second hand.",
            _ => "Not yet checked against its source.",
        };

    /// <summary>A time limit and whose it is: within 2 school days (our own time limit).</summary>
    public static string Of(Clock clock) => $"within {clock.InWords} ({Whose(clock.Source)})";

    public static string Whose(ClockSource source) =>
        source switch
        {
            ClockSource.Source => "the source's time limit",
            ClockSource.Guidance => "a time limit of national guidance",
            _ => "our own time limit",
        };

    /// <summary>The title of a role, as a sentence begins with it.</summary>
    public static string Role(Policy policy, string id) =>
        policy.Roles.TryGetValue(id, out var role) ? role.Title : Begun(Conditions.Words.Deed(id));

    /// <summary>Ends with a full stop, and begins with a capital.</summary>
    public static string Sentence(string words)
    {
        var trimmed = words.Trim();
        if (trimmed.Length == 0)
            return trimmed;
        var begun = Begun(trimmed);
        return trimmed[^1] is '.' or '?' or '!' ? begun : begun.TrimEnd(':') + ".";
    }

    private static string Begun(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A date of an edition, to the day or the month, as people say it; as written where it is neither.</summary>
    public static string Date(string written) =>
        DateOnly.TryParseExact(
            written,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            default,
            out var day
        )
            ? Conditions.Words.Day(day)
        : DateOnly.TryParseExact(
            written,
            "yyyy-MM",
            CultureInfo.InvariantCulture,
            default,
            out var month
        )
            ? month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
        : written;
}
