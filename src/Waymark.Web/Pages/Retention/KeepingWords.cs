using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Pages.Cases;

namespace Waymark.Web.Pages.Retention;

/// <summary>How long a file is kept, in words.</summary>
internal static class KeepingWords
{
    public static string Until(FileReview file) =>
        file.Review.On is { } on ? EditionDates.Words(on)
        : file.Keeping.ClosedOn is null ? "Not before the case is closed"
        : "Nobody can say yet";

    public static string Why(FileReview file) =>
        file.Review switch
        {
            { On: null } => Missing(file),
            { Rule: { } rule } review => rule.Says
                + (
                    rule.Basis == ClockSource.Ours
                        ? ". This rule is ours: it comes from no guidance."
                        : "."
                )
                + (
                    review.IsSure
                        ? ""
                        : " Nobody can say yet whether that is so in this case. Until then it counts as if it were."
                ),
            _ => "The day that was set when the file was looked at.",
        };

    /// <summary>Why there is no day.</summary>
    private static string Missing(FileReview file) =>
        file.Keeping switch
        {
            { ClosedOn: null } => "The case is open.",
            { NotKnown.Count: 1 } => "The date of birth of one person in it is not known.",
            { NotKnown.Count: > 1 } many =>
                $"The dates of birth of {many.NotKnown.Count} people in it are not known.",
            { Born: null } => "It says of nobody when they were born.",
            _ => "The policy has no rule for it.",
        };
}
