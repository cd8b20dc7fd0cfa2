using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class ViewOnPostgresTests() : ViewTests(Store.Postgres);

public sealed class ViewOnSqliteTests() : ViewTests(Store.Sqlite)
{
    [Fact]
    public async Task No_name_and_no_word_can_be_read_in_the_data_folder()
    {
        await using var school = await SchoolInTest.Open();
        await Busy(school);
        var folder = Path.GetDirectoryName(school.Database)!;
        school.Record.Dispose();
        SqliteConnection.ClearAllPools();

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Stop));
            foreach (
                var word in new[] { "Ottilie", "ottilie", "Fennimore", "see me", "Priya", "6B\"" }
            )
                Assert.DoesNotContain(word, bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_tables_are_those_that_the_model_says()
    {
        await using var school = await SchoolInTest.Open();
        await using var db = school.Views.Read(school.Id);
        var made = db.Database.GenerateCreateScript();

        foreach (var table in Tables.FromRecord.Concat([Tables.Drafts, Tables.Outbox]))
        {
            var columns = await db
                .Database.SqlQuery<string>(
                    $"SELECT name || ' ' || type || ' ' || \"notnull\" AS Value FROM pragma_table_info({table})"
                )
                .ToListAsync(Stop);
            Assert.NotEmpty(columns);
            foreach (var column in columns.Select(column => column.Split(' ')))
            {
                var written = column[2] == "1" ? " NOT NULL" : " NULL";
                Assert.Contains(
                    $"\"{column[0]}\" {column[1]}{written}",
                    made,
                    StringComparison.Ordinal
                );
            }
        }
    }
}

public abstract class ViewTests(Store store)
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Views_made_again_from_the_record_are_what_they_were()
    {
        await using var school = await SchoolInTest.Open(store);
        await Busy(school);
        var before = await Shown(school);

        await new ViewRebuild(school.Record, school.Views, school.Editions).Run(school.Id, Stop);

        Assert.Equal(before, await Shown(school));
        Assert.Contains("Ottilie", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_that_were_lost_come_back()
    {
        await using var school = await SchoolInTest.Open(store);
        await Busy(school);
        var before = await Shown(school);
        await school.Record.Write(
            school.Id,
            async (transaction, stop) =>
            {
                foreach (var table in Tables.FromRecord)
                    await new ViewWriter(transaction, stop).Remove(
                        table,
                        ("SchoolId", school.Id.Value)
                    );
            },
            Stop
        );
        Assert.Empty(await school.CasesOf(school.Lead));

        await new ViewRebuild(school.Record, school.Views, school.Editions).Run(school.Id, Stop);

        Assert.Equal(before, await Shown(school));
    }

    private protected static async Task Busy(SchoolInTest school)
    {
        var reference = await school.Case();
        await school.Do(school.Lead, reference, new AddPlace("The drive", "school-network"));
        await school.Do(
            school.Lead,
            reference,
            new TakeDecision("ceop", "consulted", "To be sure.")
            {
                Submission = Guid.CreateVersion7(),
            }
        );
        await school.See(reference);
        await school.Concern();
        await school.Work.Raise(
            school.Teacher,
            new RaiseConcern(SafeNow.NotSure, Audience.Head),
            Stop
        );
    }

    /// <summary>All that the views hold, opened, in a fixed order.</summary>
    private static Task<string> Shown(SchoolInTest school) => Shown(school.Views, school.Id);

    /// <summary>The same of any school.</summary>
    internal static async Task<string> Shown(ViewStore views, SchoolId school)
    {
        await using var db = views.Read(school);
        var shown = new List<string>();
        foreach (var row in await db.Concerns.AsNoTracking().ToListAsync(Stop))
        {
            var opened = views.Open<ConcernRow>(school, Tables.Concerns, row.FileId, row.Sealed);
            shown.Add(Text(row with { Sealed = [] }) + Text(opened));
        }

        foreach (var row in await db.Cases.AsNoTracking().ToListAsync(Stop))
        {
            var opened = views.Open<CaseSummary>(school, Tables.Cases, row.FileId, row.Sealed);
            shown.Add(Text(row with { Sealed = [] }) + Text(opened));
        }

        foreach (var row in await db.Schools.AsNoTracking().ToListAsync(Stop))
            shown.Add(Text(views.Open<School>(school, Tables.Schools, row.SchoolId, row.Sealed)));
        foreach (var row in await db.Pupils.AsNoTracking().ToListAsync(Stop))
            shown.Add(Text(views.Open<Pupil>(school, Tables.Pupils, row.PupilId, row.Sealed)));
        shown.AddRange((await db.References.AsNoTracking().ToListAsync(Stop)).Select(Text));
        shown.AddRange((await db.Submissions.AsNoTracking().ToListAsync(Stop)).Select(Text));
        shown.AddRange((await db.CaseTokens.AsNoTracking().ToListAsync(Stop)).Select(Text));
        shown.AddRange((await db.PupilTokens.AsNoTracking().ToListAsync(Stop)).Select(Text));
        return string.Join('\n', shown.Order(StringComparer.Ordinal));
    }

    private static string Text<T>(T value) => Encoding.UTF8.GetString(Kinds.Write(value));
}
