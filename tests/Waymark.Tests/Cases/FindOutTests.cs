using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class FindOutOnPostgresTests() : FindOutTests(Store.Postgres);

public sealed class FindOutOnSqliteTests() : FindOutTests(Store.Sqlite);

/// <summary>A closed case of which nobody can say how long it is kept gives the lead a task, until somebody can.</summary>
public abstract class FindOutTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static FindOut Task =>
        SchoolInTest.Policy.Retention.Select(rule => rule.FindOut).OfType<FindOut>().Single();

    [Fact]
    public async Task Who_owes_it_has_a_task_for_each_person_whose_age_nobody_knows()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await WithFriend(school);
        Assert.DoesNotContain(await school.Tasks(school.Lead), IsFindOut);
        await Close(school, reference);

        var task = Assert.Single(await school.Tasks(school.Lead));

        Assert.Equal((Task.Do, Task.By, "p2"), (task.Do, task.Owner, task.Entity));
        var closed = school.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(
            Task.Within.DueAfter(closed, SchoolCalendar.WeekendsOnly),
            task.DueAt!.Value.UtcDateTime
        );
        foreach (var other in (Colleague[])[school.Teacher, school.Senco, school.Technician])
            Assert.Empty(await school.Tasks(other));
    }

    [Fact]
    public async Task When_its_time_is_up_it_is_overdue_in_the_inbox()
    {
        await using var school = await SchoolInTest.Open(store);
        await Close(school, await WithFriend(school));
        Assert.Empty((await school.Inbox(school.Lead)).Overdue);

        school.Clock.Forward(TimeSpan.FromDays(30));

        Assert.True(IsFindOut(Assert.Single((await school.Inbox(school.Lead)).Overdue)));
    }

    [Theory]
    [InlineData("person.born", "2015-09-01")]
    [InlineData("person.age", "11")]
    public async Task It_goes_when_it_is_known(string fact, string value)
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await WithFriend(school);
        await Close(school, reference);

        FactGiven[] born = [new(fact, "p2", [value])];
        await school.Do(school.Lead, reference, new EstablishFacts(born, "the office"));
        await Close(school, reference);

        Assert.Empty(await school.Tasks(school.Lead));
        Assert.NotNull((await school.Keeping.Find(school.Head, reference, Stop))!.Review.On);
    }

    [Fact]
    public async Task It_goes_when_somebody_wrote_down_that_it_cannot_be_known_and_the_file_still_has_no_day()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await WithFriend(school);
        await Close(school, reference);

        var nobody = new MarkNotKnown("person.born", "p2", "Met online. The police do not know.");
        await school.Do(school.Lead, reference, nobody);
        await Close(school, reference);

        Assert.Empty(await school.Tasks(school.Lead));
        Assert.Null((await school.Keeping.Find(school.Head, reference, Stop))!.Review.On);
    }

    [Fact]
    public async Task Where_sexual_abuse_is_alleged_the_edition_in_force_keeps_the_file_longer()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await Close(school, reference);
        var shared = (await Review(school, reference)).Rule;
        Assert.Equal("until-25-after-birth", shared!.Id);

        await school.Schools.Adopt(
            school.Head,
            new AdoptEdition(SchoolInTest.England, new(2026, 11, 16), "The governors agreed."),
            school.Clock.GetUtcNow(),
            Stop
        );

        // Nobody has said yet whether it is: the longer time counts.
        var unsure = await Review(school, reference);
        Assert.Equal(["RET.2"], unsure.Rule!.Clauses);
        Assert.Equal((false, new DateOnly(2101, 11, 16)), (unsure.IsSure, unsure.On));
        FactGiven[] alleged = [new("risk.abuse", null, ["suspected"])];
        await school.Do(school.Lead, reference, new EstablishFacts(alleged, null));
        await Close(school, reference);
        var sure = await Review(school, reference);
        Assert.Equal((true, unsure.On), (sure.IsSure, sure.On));
    }

    [Fact]
    public async Task The_list_says_the_same_as_the_file_whether_or_not_its_row_knew_the_edition()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await Close(school, reference);
        var adopt = new AdoptEdition(SchoolInTest.England, new(2026, 11, 16), "Agreed.");
        await school.Schools.Adopt(school.Head, adopt, school.Clock.GetUtcNow(), Stop);

        var before = await Review(school, reference);
        await new ViewRebuild(school.Record, school.Views, school.Editions).Run(school.Id, Stop);

        Assert.Equal(before, await Review(school, reference));
    }

    private static bool IsFindOut(DutyRow row) => row.Do == Task.Do;

    /// <summary>What the file says, which is what the list of all says.</summary>
    private static async Task<Review> Review(SchoolInTest school, string reference)
    {
        var listed = Assert.Single(await school.Keeping.All(school.Head, Stop)).Review;
        Assert.Equal((await school.Keeping.Find(school.Head, reference, Stop))!.Review, listed);
        return listed;
    }

    private static async Task<string> WithFriend(SchoolInTest school)
    {
        var reference = await school.Case();
        var friend = new AddPerson("Bram Yarrow", ["recipient"], null, null, null);
        await school.Do(school.Lead, reference, friend);
        return reference;
    }

    /// <summary>Closes a case whatever still stands in it.</summary>
    private static async Task Close(SchoolInTest school, string reference)
    {
        var file = (await school.See(reference)).Case.File;
        var closed = Kinds.Write(new Written(new CaseClosed("Learned.")), file, school.Lead.As());
        await school.Record.Append(school.Id, [closed], new Dictionary<FileId, int>(), stop: Stop);
        await new ViewRebuild(school.Record, school.Views, school.Editions).Run(school.Id, Stop);
    }
}
