using Waymark.Policies;
using Waymark.Policies.Review;

namespace Waymark.Cli;

/// <summary>What a review came upon, for a person at a terminal.</summary>
internal static class ReviewInWords
{
    private const int MostPlaces = 3;

    private const string Caution =
        "A review looks for words. It can miss what is said in others, and never shows that a policy is sound.";

    public static void Print(
        string path,
        ReviewedText text,
        IReadOnlyList<ReviewFinding> findings,
        TextWriter to
    )
    {
        foreach (var kind in findings.GroupBy(finding => finding.Check.Kind))
        {
            to.WriteLine(Title(kind.Key));
            foreach (var check in kind.GroupBy(finding => finding.Check))
                Print(path, text, check, to);
            to.WriteLine();
        }
        to.WriteLine(
            $"{findings.DistinctBy(finding => finding.Check).Count()} of the checks found something. {Caution}"
        );
    }

    private static void Print(
        string path,
        ReviewedText text,
        IGrouping<ReviewCheck, ReviewFinding> found,
        TextWriter to
    )
    {
        var check = found.Key;
        to.WriteLine($"  {check.Says} [{check.Id}]");
        var places = found.Where(finding => finding.Where is not null).ToList();
        foreach (var place in places.Take(MostPlaces))
            to.WriteLine(
                $"    {place.File ?? path}, {(text.CountsLines ? "line" : "paragraph")} {place.Where}: “{place.Phrase}”"
            );
        if (places.Count > MostPlaces)
            to.WriteLine($"    and in {places.Count - MostPlaces} more places");
        to.WriteLine($"    Why: {check.Why}");
        to.WriteLine($"    Fix: {check.Fix}");
        to.WriteLine($"    Source: {check.Source}, {check.Dated} ({Words(check.Standing)})");
    }

    public static string Words(Standing standing) =>
        standing switch
        {
            Standing.Verified => "verified",
            Standing.SecondHand => "second-hand",
            _ => "unverified",
        };

    private static string Title(ReviewKind kind) =>
        kind switch
        {
            ReviewKind.OutOfDate => "Out of date",
            ReviewKind.Dangerous => "Dangerous",
            _ => "Missing",
        };
}
