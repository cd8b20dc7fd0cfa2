using Waymark.Policies;
using Waymark.Policies.Review;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>A school's own policy held against the checks that ship.</summary>
public sealed class ReviewTests
{
    private static readonly DateOnly s_today = new(2026, 11, 22);

    private static readonly ReviewChecks s_checks = ReviewChecks.Read([
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "policies/review"), "*.md")
            .Order(StringComparer.Ordinal)
            .Select(file => new PolicyText(file, File.ReadAllText(file))),
    ]);

    [Fact]
    public void The_checks_that_ship_can_be_read_and_each_says_where_it_comes_from()
    {
        Assert.Empty(s_checks.Findings);
        Assert.True(s_checks.Checks.Count >= 25);
        Assert.All(
            Enum.GetValues<ReviewKind>(),
            kind => Assert.Contains(s_checks.Checks, check => check.Kind == kind)
        );
        Assert.All(
            s_checks.Checks,
            check =>
                Assert.All(
                    [check.Says, check.Why, check.Source, check.Dated, check.Fix],
                    Assert.NotEmpty
                )
        );
    }

    [Theory]
    [InlineData("Print the image and keep it in the file.", "print-it")]
    [InlineData("Staff should save a copy of the picture.", "save-it")]
    [InlineData("Take a screenshot of the message.", "screenshot-it")]
    [InlineData("Forward the images to the police.", "send-it")]
    [InlineData("Ask the child to send it to you.", "ask-child-to-send")]
    [InlineData("View the image to confirm what it shows.", "look-to-check")]
    [InlineData("Move the picture to a memory stick.", "move-it")]
    [InlineData("The teacher deletes the image at once.", "delete-it")]
    [InlineData("Any teacher may search a phone.", "any-teacher-searches")]
    [InlineData("The pupil must give the passcode.", "demand-passcode")]
    [InlineData("Promise the child that it stays confidential.", "promise-secrecy")]
    [InlineData("Do not look at it, but print the image for the file.", "print-it")]
    [InlineData("Never guess. Then print the image.", "print-it")]
    [InlineData("Always:\n\n- Print the image", "print-it")]
    [InlineData("Never guess.\n\nPrint the image.", "print-it")]
    public void What_is_dangerous_is_found(string text, string check) =>
        Assert.Contains(check, Dangerous(text));

    [Theory]
    [InlineData("Never print the image.")]
    [InlineData("Nobody prints, copies or saves a picture.")]
    [InlineData("Do not view the image to confirm what it shows.")]
    [InlineData("You mustn't send the picture to the police.")]
    [InlineData("Printing the image is never allowed.")]
    [InlineData(
        "Never..\n\n- Print out any material\n- Send the image to the police\n- Move the material to a USB stick"
    )]
    [InlineData("Staff must never:\n* delete the image\n* ask the child to send it")]
    [InlineData("No adult asks a child to send it, whatever the reason.")]
    public void What_is_forbidden_is_not_dangerous(string text) => Assert.Empty(Dangerous(text));

    [Theory]
    [InlineData("Review date: January 2021", true)]
    [InlineData("| Review date | 31/08/2024 |", true)]
    [InlineData("Review date\n\n1st September 2025", true)]
    [InlineData("Next review: 2027-01", false)]
    [InlineData("Review date: November 2026", false)]
    [InlineData("Review date: to be agreed", false)]
    public void A_review_is_overdue_once_its_last_day_has_passed(string text, bool isOverdue) =>
        Assert.Equal(isOverdue, Ids(ReviewedText.FromLines(text)).Contains("review-overdue"));

    [Fact]
    public void A_finding_gives_the_line_and_the_words()
    {
        var finding = Assert.Single(
            Find(
                ReviewedText.FromLines(
                    "# Our policy\n\nA first line and\nthen print the image\nfor the file."
                )
            ),
            one => one.Check.Id == "print-it"
        );
        Assert.Equal(4, finding.Where);
        Assert.Equal("A first line and then print the image for the file.", finding.Phrase);
    }

    [Fact]
    public void What_is_missing_is_missing_until_one_paragraph_says_it()
    {
        const string Parents = "Parents are told early.";
        Assert.Contains("parents-exception", Ids(ReviewedText.FromLines(Parents)));
        Assert.DoesNotContain(
            "parents-exception",
            Ids(
                ReviewedText.FromLines(
                    $"{Parents} If that would put a child at risk, we ask first."
                )
            )
        );
        Assert.Contains(
            "report-remove",
            Ids(ReviewedText.FromLines("```note\nReport Remove\n```"))
        );
        Assert.DoesNotContain(
            "report-remove",
            Ids(ReviewedText.FromLines("```help\nname: Report Remove\n```"))
        );
    }

    [Fact]
    public void What_an_edition_builds_on_can_say_what_is_missing_and_is_not_faulted_for_its_age()
    {
        var below = new PolicyText("below.md", "Sexting. Report Remove. Review date: 2020.");
        var text = ReviewedText.FromFiles(
            [new PolicyText("above.md", "Nudes and semi-nudes.")],
            [below]
        );
        Assert.DoesNotContain("report-remove", Ids(text));
        Assert.DoesNotContain("word-sexting", Ids(text));
        Assert.DoesNotContain("review-overdue", Ids(text));
        Assert.Contains("word-sexting", Ids(ReviewedText.FromFiles([below], [])));
    }

    [Fact]
    public void A_paragraph_is_counted_and_an_item_belongs_to_the_words_before_its_list()
    {
        var text = ReviewedText.FromParagraphs([
            ("Never", false),
            ("Print the image", true),
            ("", false),
            ("Print the image.", false),
        ]);
        Assert.Equal(
            [4],
            Find(text).Where(one => one.Check.Id == "print-it").Select(one => one.Where!.Value)
        );
        Assert.False(text.CountsLines);
    }

    [Fact]
    public void An_old_policy_has_its_faults_named()
    {
        var ids = Ids(
            ReviewedText.FromLines(
                File.ReadAllText(Path.Combine(SmallPolicy.Folder, "review/old-policy.txt"))
            )
        );
        Assert.Superset(
            new HashSet<string>
            {
                "review-overdue",
                "word-sexting",
                "definition",
                "viewing-limits",
                "report-remove",
                "ai-images",
                "parents-exception",
            },
            ids.ToHashSet()
        );
    }

    [Fact]
    public void A_check_that_cannot_be_read_is_named()
    {
        var reading = ReviewChecks.Read([
            new PolicyText(
                "checks.md",
                "# Checks\n\n```check\nid: one\nkind: dangeros\nsays: A.\nwhy: B.\nsource: C\ndated: soon\nstanding: verified\nlooks for:\n  - ['|']\nfix: D.\n```\n"
            ),
        ]);
        Assert.Empty(reading.Checks);
        Assert.Equal(
            [
                "`kind` cannot be `dangeros`",
                "`soon` is not a day, a month or a year",
                "this row looks for nothing",
                "these are no words to look for",
            ],
            reading.Findings.Select(finding => finding.Message)
        );
    }

    private static IReadOnlyList<ReviewFinding> Find(ReviewedText text) =>
        PolicyReview.Of(text, s_checks.Checks, s_today);

    private static List<string> Ids(ReviewedText text) =>
        Find(text).Select(finding => finding.Check.Id).ToList();

    private static IEnumerable<string> Dangerous(string text) =>
        Find(ReviewedText.FromLines(text))
            .Where(finding => finding.Check.Kind == ReviewKind.Dangerous)
            .Select(finding => finding.Check.Id);
}
