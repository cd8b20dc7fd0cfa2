using Waymark.Policies;
using Waymark.Policies.Review;

namespace Waymark.Tests.Policies;

/// <summary>A check of a school's own text as its author writes it: what it cannot say, and what one finds.</summary>
public sealed class ReviewCheckTests
{
    private static readonly DateOnly s_today = new(2026, 11, 22);

    [Theory]
    [InlineData(
        "looks for: [a, b]",
        "date after: review",
        "a check has either `looks for` or `date after`"
    )]
    [InlineData("", "", "a check has either `looks for` or `date after`")]
    [InlineData("date after: review", "months: 121", "`121` is not a number of months")]
    [InlineData("date after: review", "months: -1", "`-1` is not a number of months")]
    [InlineData("date after: review", "months: some", "`some` is not a number of months")]
    [InlineData("looks for: [a|, b]", "", "these are no words to look for")]
    [InlineData("looks for: [[]]", "", "this row looks for nothing")]
    [InlineData(
        "looks for: a",
        "```\n\n```check\nid: one\nkind: missing\nsays: A.\nwhy: B.\nsource: C\ndated: 2026\nstanding: verified\nfix: D.\nlooks for: b",
        "the check `one` is written twice"
    )]
    public void What_a_check_cannot_say_is_named_and_then_no_check_is_kept(
        string one,
        string other,
        string message
    )
    {
        var reading = Check($"{one}\n{other}");

        Assert.Empty(reading.Checks);
        Assert.Contains(
            reading.Findings,
            finding => finding.Message == message && finding.Severity == Severity.Error
        );
    }

    [Theory]
    [InlineData("months: 0", "Reviewed on 1.10.2026", true)]
    [InlineData("months: 1", "Reviewed on 1.10.2026", true)]
    [InlineData("months: 2", "Reviewed on 1.10.2026", false)]
    [InlineData("", "Reviewed on 21/11/26", true)]
    [InlineData("", "Reviewed on 22/11/26", false)]
    [InlineData("", "Reviewed on 21st Nov 2026", true)]
    [InlineData("", "Reviewed on 30 Sept 2026", true)]
    [InlineData("", "Reviewed on 2026-11-21", true)]
    [InlineData("", "Reviewed on Nov 2026", false)]
    [InlineData("", "Reviewed on Oct 2026", true)]
    [InlineData("", "Reviewed on October 2026", true)]
    [InlineData("", "Reviewed on 10/2026", true)]
    [InlineData("", "Reviewed on 11/2026", false)]
    [InlineData("", "Reviewed on 2026-10", true)]
    [InlineData("", "Reviewed on 2025", true)]
    [InlineData("", "Reviewed on 2026", false)]
    [InlineData("", "Reviewed on | \n\n3 May 2020", true)]
    [InlineData("", "Reviewed on Autumn 2020", true)]
    [InlineData("", "Reviewed on Autumn 2026", false)]
    [InlineData(
        "",
        "Reviewed on a day that everybody who was there will remember for a long time: 3 May 2020",
        false
    )]
    public void A_date_counts_as_the_last_day_it_can_mean_and_some_months_may_have_passed(
        string months,
        string text,
        bool isFound
    )
    {
        var check = Check($"date after: reviewed on\n{months}");
        Assert.Empty(check.Findings);

        var found = PolicyReview.Of(ReviewedText.FromLines(text), check.Checks, s_today);

        Assert.Equal(isFound, found.Count == 1);
    }

    [Fact]
    public void A_long_sentence_is_quoted_from_its_beginning()
    {
        var check = Check("looks for: [print*]");
        var text = $"Print {string.Join(' ', Enumerable.Repeat("it", 60))}.";

        var phrase = Assert
            .Single(PolicyReview.Of(ReviewedText.FromLines(text), check.Checks, s_today))
            .Phrase!;

        Assert.Equal(161, phrase.Length);
        Assert.StartsWith("Print it it", phrase, StringComparison.Ordinal);
        Assert.EndsWith("…", phrase, StringComparison.Ordinal);
    }

    private static ReviewChecks Check(string rows) =>
        ReviewChecks.Read([
            new PolicyText(
                "checks.md",
                $"# Checks\n\n```check\nid: one\nkind: dangerous\nsays: A.\nwhy: B.\nsource: C\ndated: 2026\nstanding: verified\nfix: D.\n{rows}\n```\n"
            ),
        ]);
}
