using System.Text.RegularExpressions;

namespace Waymark.Policies.Review;

/// <summary>
/// Words to look for: alternatives between bars, a star for any ending. <c>print*|make a copy</c> finds printing and make a copy. Case does not
/// count, and the words of one alternative may stand on two lines. Takes time in proportion to the text, whatever the text is.
/// </summary>
internal sealed class WordPattern
{
    private readonly Regex words;

    private WordPattern(string expression) =>
        words = new Regex(
            expression,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        );

    /// <summary>The pattern; null where an alternative holds no word.</summary>
    public static WordPattern? TryParse(string written)
    {
        var alternatives = written.Split('|', StringSplitOptions.TrimEntries);
        return alternatives.All(one => one.Any(char.IsLetterOrDigit))
            ? new WordPattern(
                $@"(?:^|\W)(?<words>{string.Join('|', alternatives.Select(Expression))})(?:\W|$)"
            )
            : null;
    }

    public bool IsIn(string text) => words.IsMatch(text);

    /// <summary>Where it stands in a text; null where it does not.</summary>
    public Group? FindIn(string text) =>
        words.Match(text) is { Success: true } match ? match.Groups["words"] : null;

    /// <summary>Every place where it stands.</summary>
    public IEnumerable<Group> AllIn(string text) =>
        words.Matches(text).Select(match => match.Groups["words"]);

    private static string Expression(string alternative) =>
        string.Join(
            @"\s+",
            alternative
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    Regex.Escape(word.TrimEnd('*')) + (word.EndsWith('*') ? @"\w*" : "")
                )
        );
}
