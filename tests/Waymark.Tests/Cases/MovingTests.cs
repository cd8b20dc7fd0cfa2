using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>A case is moved to another edition by a named person, with a reason; what was done stays done.</summary>
public sealed class MovingOnPostgresTests() : MovingTests(Store.Postgres);

public sealed class MovingOnSqliteTests() : MovingTests(Store.Sqlite);

public abstract class MovingTests(Store store)
{
    private static readonly MoveCaseToEdition s_move = new(
        SchoolInTest.England,
        "National advice has changed since it was opened."
    );

    [Fact]
    public async Task A_case_is_evaluated_under_the_edition_it_was_moved_to()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await school.Do(school.Lead, reference, s_move);

        var now = await school.See(reference);
        Assert.Equal(("england-2026", "england-2026"), (now.Case.Edition, now.Policy.Edition.Id));
        Assert.Equal(SchoolInTest.England.Digest, now.Case.Digest);
        var row = Assert.Single(await school.CasesOf(school.Lead));
        Assert.Equal(now.Standing.Count, row.Standing);
    }

    [Fact]
    public async Task The_chronology_says_from_where_to_where_why_and_by_whom()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await school.Do(school.Deputy, reference, s_move);

        var moved = (await school.See(reference)).Case.Entries.Last(one =>
            one.What is CaseMovedToEdition
        );
        Assert.Equal(school.Deputy.Name, moved.By.Name);
        Assert.Equal("The case was moved to the policy england-2026", moved.What.Headline);
        Assert.Equal($"From model-2019. {s_move.Reason}", moved.What.Detail);
    }

    [Fact]
    public async Task What_was_done_counts_under_the_other_edition_too()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        var before = await Met(school, reference);
        await school.Do(school.Lead, reference, s_move);

        Assert.NotEmpty(before);
        Assert.Empty(before.Except(await Met(school, reference)));
    }

    [Fact]
    public async Task What_the_case_was_shown_before_is_what_it_is_asked_after()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        var shown = (await school.See(reference)).Under(SchoolInTest.England);
        await school.Do(school.Lead, reference, s_move);

        var after = await school.See(reference);
        Assert.NotEmpty(shown.Duties);
        Assert.All(
            shown.Duties.Where(duty => duty.Outlook.State == DutyState.Open),
            duty =>
                Assert.Contains(
                    after.Guidance.Duties,
                    one =>
                        one.Duty.Id == duty.Outlook.Duty.Id
                        && one.Entity == duty.Outlook.Entity
                        && one.State == DutyState.Open
                )
        );
    }

    [Fact]
    public async Task A_case_is_not_moved_without_a_reason()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();

        var refused = await school.Refuses(school.Lead, reference, s_move with { Reason = " " });
        Assert.Equal(nameof(MoveCaseToEdition.Reason), refused.Field);
    }

    [Fact]
    public async Task A_case_is_never_moved_back_to_an_edition_that_could_ask_less()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await school.Do(school.Lead, reference, s_move);

        var back = s_move with { To = SchoolInTest.Policy };
        var refused = await school.Refuses(school.Lead, reference, back);
        Assert.Contains(
            "does not build on england-2026",
            refused.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_case_is_not_moved_to_the_edition_it_runs_under()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();

        var same = s_move with { To = SchoolInTest.Policy };
        var refused = await school.Refuses(school.Lead, reference, same);
        Assert.Equal("The case runs under this policy already.", refused.Sentence);
    }

    [Fact]
    public async Task A_case_does_not_exist_for_a_teacher_who_would_move_it()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();

        Assert.Null(
            await school.Work.Do(
                school.Teacher,
                reference,
                s_move,
                TestContext.Current.CancellationToken
            )
        );
    }

    private static async Task<HashSet<string>> Met(SchoolInTest school, string reference) =>
        [
            .. (await school.See(reference))
                .Guidance.Duties.Where(duty => duty.State == DutyState.Met)
                .Select(duty => duty.Duty.Id),
        ];
}
