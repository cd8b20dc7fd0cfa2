namespace Waymark.Policies.Chapters;

/// <summary>The findings of one reading, gathered as they are met.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> findings = [];

    public bool HasErrors => findings.Exists(finding => finding.Severity == Severity.Error);

    public void Error(Place place, string message, string? help = null) =>
        Add(Severity.Error, place, message, help);

    public void Notice(Place place, string message, string? help = null) =>
        Add(Severity.Notice, place, message, help);

    /// <summary>Says that a word is not known, with the nearest that is.</summary>
    /// <param name="what">What was looked for, with its article: `a fact`.</param>
    public void Unknown(WrittenText word, string what, IEnumerable<string> known) =>
        Error(word.Place, $"there is no {what} `{word.Text}`", DidYouMean(word.Text, known));

    /// <summary>Says that a word is not one of those that can stand here, with the nearest that can.</summary>
    /// <param name="what">What it is not, with its article: a value of a fact.</param>
    public void NotA(WrittenText word, string what, IEnumerable<string> known) =>
        Error(word.Place, $"`{word.Text}` is not {what}", DidYouMean(word.Text, known));

    /// <summary>A did-you-mean where one word is close; else the words there are, where they are few.</summary>
    public static string? DidYouMean(string word, IEnumerable<string> known)
    {
        var all = known.Distinct().ToList();
        var nearest = all.Select(other => (other, Distance: Distance(word, other)))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.other, StringComparer.Ordinal)
            .FirstOrDefault();
        if (nearest.other is not null && nearest.Distance <= Math.Max(2, word.Length / 3))
            return $"did you mean `{nearest.other}`?";
        if (all.Count == 1)
            return $"there is only `{all[0]}`";
        return all.Count is > 0 and <= 12 ? $"there are {Conditions.Words.Ticked(all)}" : null;
    }

    /// <summary>In order of place, each once.</summary>
    public IReadOnlyList<Finding> InOrder(IReadOnlyList<string> files)
    {
        var order = files
            .Select((file, index) => (file, index))
            .ToLookup(pair => pair.file, pair => pair.index);
        return findings
            .Distinct()
            .OrderBy(finding => order[finding.File].FirstOrDefault(int.MaxValue))
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ToList();
    }

    private void Add(Severity severity, Place place, string message, string? help) =>
        findings.Add(new Finding(severity, place.File, place.Line, place.Column, message, help));

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[one.Length, other.Length];
    }
}
