using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class SubmissionOnPostgresTests() : SubmissionTests(Store.Postgres);

public sealed class SubmissionOnSqliteTests() : SubmissionTests(Store.Sqlite);

public abstract class SubmissionTests(Store store)
{
    [Fact]
    public async Task The_same_sending_of_a_form_raises_one_concern()
    {
        await using var school = await SchoolInTest.Open(store);
        var form = Guid.CreateVersion7();

        var first = await Raise(school, form);
        var second = await Raise(school, form);

        Assert.Equal(first, second);
        Assert.Single(await school.MyReports(school.Teacher));
    }

    [Fact]
    public async Task A_form_without_a_number_is_never_taken_for_another()
    {
        await using var school = await SchoolInTest.Open(store);

        var first = await Raise(school, Guid.Empty);
        var second = await Raise(school, Guid.Empty);

        Assert.NotEqual(first, second);
        Assert.Equal(2, (await school.MyReports(school.Teacher)).Count);
    }

    private static async Task<string> Raise(SchoolInTest school, Guid form)
    {
        var command = new RaiseConcern(SafeNow.WithTrustedAdult) { Submission = form };
        var kept = await school.Work.Raise(
            school.Teacher,
            command,
            TestContext.Current.CancellationToken
        );
        return kept.Reference.Text;
    }
}
