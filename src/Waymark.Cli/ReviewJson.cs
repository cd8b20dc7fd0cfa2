using Waymark.Policies.Review;

namespace Waymark.Cli;

/// <summary>A finding of a review as JSON.</summary>
internal sealed record ReviewJson(
    string Check,
    string Kind,
    string? File,
    int? Line,
    int? Paragraph,
    string? Phrase,
    string Says,
    string Why,
    string Fix,
    string Source,
    string Dated,
    string Standing
)
{
    public static ReviewJson Of(ReviewFinding finding, ReviewedText text) =>
        new(
            finding.Check.Id,
            finding.Check.Kind switch
            {
                ReviewKind.OutOfDate => "out-of-date",
                ReviewKind.Dangerous => "dangerous",
                _ => "missing",
            },
            finding.File,
            text.CountsLines ? finding.Where : null,
            text.CountsLines ? null : finding.Where,
            finding.Phrase,
            finding.Check.Says,
            finding.Check.Why,
            finding.Check.Fix,
            finding.Check.Source,
            finding.Check.Dated,
            ReviewInWords.Words(finding.Check.Standing)
        );
}
