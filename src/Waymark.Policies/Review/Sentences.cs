using System.Text.RegularExpressions;

namespace Waymark.Policies.Review;

/// <summary>The sentences of a stretch of text, each with where it begins.</summary>
internal static partial class Sentences
{
    public static IEnumerable<(int Start, string Text)> Of(string text)
    {
        var start = 0;
        foreach (Match end in End().Matches(text))
        {
            yield return (start, text[start..(end.Index + 1)]);
            start = end.Index + end.Length;
        }
        if (start < text.Length)
            yield return (start, text[start..]);
    }

    [GeneratedRegex(@"[.!?;]['’”""]?\s+")]
    private static partial Regex End();
}
