using System.Text.RegularExpressions;

namespace Waymark.Policies.Review;

/// <summary>
/// Whether words are forbidden rather than asked for: never print it is not print it. A word that forbids counts up to a but, an instead or a then; of a list, the
/// words before the list count for each of its items.
/// </summary>
internal static partial class Negation
{
    /// <param name="sentence">The sentence in which the words stand.</param>
    /// <param name="index">Where they begin in it.</param>
    /// <param name="lead">What stands before the list that the sentence is an item of; empty where there is none.</param>
    public static bool Forbids(string sentence, int index, string lead)
    {
        var before = sentence[..index];
        var turn = Turns().Matches(before).LastOrDefault();
        var counted = turn is null ? before : before[(turn.Index + turn.Length)..];
        return Forbidding().IsMatch(counted)
            || ForbiddenAfter().IsMatch(sentence[index..])
            || (turn is null && IsForbiddingLead(lead));
    }

    /// <summary>Only the last sentence before a list speaks of the list.</summary>
    private static bool IsForbiddingLead(string lead)
    {
        var last = Sentences.Of(lead).LastOrDefault().Text ?? "";
        return Forbidding().IsMatch(last) && !Always().IsMatch(last);
    }

    [GeneratedRegex(
        @"\b(?:never|not|no|nobody|none|nor|neither|without|cannot|avoid|forbid\w*|forbidden|prohibit\w*|refuse\w*)\b|n['’]t\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Forbidding();

    [GeneratedRegex(
        @"\b(?:but|instead|however|then|unless|except|otherwise|only)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Turns();

    [GeneratedRegex(
        @"\b(?:is|are|be)\s+(?:never|forbidden|prohibited|not\s+(?:allowed|permitted|acceptable|done))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ForbiddenAfter();

    [GeneratedRegex(@"\balways\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Always();
}
