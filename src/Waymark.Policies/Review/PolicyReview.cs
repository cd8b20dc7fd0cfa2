namespace Waymark.Policies.Review;

/// <summary>
/// Holds a school's own policy against a dated list of checks. It looks for words, so it can miss what is said in others: it is a help to whoever reviews, and never a
/// proof that a policy is sound.
/// </summary>
public static class PolicyReview
{
    private const int LongestPhrase = 160;
    private const int FarthestDate = 60;

    /// <summary>What each check came upon, each once: what is out of date, then what is dangerous, then what is missing, each in the order of the text.</summary>
    /// <param name="today">The day on which it is reviewed.</param>
    public static IReadOnlyList<ReviewFinding> Of(
        ReviewedText text,
        IReadOnlyList<ReviewCheck> checks,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(checks);
        return checks
            .SelectMany(check => Of(text, check, today))
            .OrderBy(finding => finding.Check.Kind)
            .ThenBy(finding => finding.Where)
            .ToList();
    }

    private static IEnumerable<ReviewFinding> Of(
        ReviewedText text,
        ReviewCheck check,
        DateOnly today
    )
    {
        if (check.DateAfter is { } phrase)
            return FindDate(text, check, phrase, today);
        return check.Kind != ReviewKind.Missing ? FindWords(text, check)
            : IsSaid(text, check) ? []
            : [new ReviewFinding(check, null, null)];
    }

    /// <summary>What is looked for as missing may be said in two sentences of one paragraph.</summary>
    private static bool IsSaid(ReviewedText text, ReviewCheck check) =>
        text.Stretches.Any(stretch =>
            check.Rows.Any(row => row.All(pattern => pattern.IsIn(stretch.Text)))
        );

    private static IEnumerable<ReviewFinding> FindWords(ReviewedText text, ReviewCheck check)
    {
        foreach (var stretch in text.Own)
        {
            foreach (var (start, sentence) in Sentences.Of(stretch.Text))
            {
                if (IndexOf(check, sentence, stretch.Lead) is { } index)
                    yield return new ReviewFinding(
                        check,
                        stretch.LineOf(start + index),
                        Phrase(sentence),
                        stretch.File
                    );
            }
        }
    }

    /// <summary>Where the first pattern of a row stands in a sentence that holds them all; null where none does, or what is dangerous is forbidden.</summary>
    private static int? IndexOf(ReviewCheck check, string sentence, string lead)
    {
        foreach (var row in check.Rows)
        {
            if (!row.All(pattern => pattern.IsIn(sentence)))
                continue;
            if (check.Kind != ReviewKind.Dangerous)
                return row[0].FindIn(sentence)!.Index;
            foreach (var words in row[0].AllIn(sentence))
            {
                if (!Negation.Forbids(sentence, words.Index, lead))
                    return words.Index;
            }
        }
        return null;
    }

    /// <summary>A date that stands soon after the phrase, in the same stretch or alone in the next: the next cell of a table.</summary>
    private static IEnumerable<ReviewFinding> FindDate(
        ReviewedText text,
        ReviewCheck check,
        WordPattern phrase,
        DateOnly today
    )
    {
        for (var index = 0; index < text.Own.Count; index++)
        {
            var stretch = text.Own[index];
            foreach (var words in phrase.AllIn(stretch.Text))
            {
                var after = stretch.Text[(words.Index + words.Length)..];
                if (
                    after.Trim(' ', '\t', ':', '|', '.', '\n').Length == 0
                    && index + 1 < text.Own.Count
                )
                    after = text.Own[index + 1].Text;
                after = after[..Math.Min(after.Length, FarthestDate)];
                if (
                    DateInWords.Find(after) is { } date
                    && date.Last.AddMonths(check.Months) < today
                )
                    yield return new ReviewFinding(
                        check,
                        stretch.LineOf(words.Index),
                        Phrase($"{words.Value} {date.Words.Value}"),
                        stretch.File
                    );
            }
        }
    }

    private static string Phrase(string sentence)
    {
        var words = string.Join(
            ' ',
            sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return words.Length <= LongestPhrase ? words : words[..LongestPhrase] + "…";
    }
}
