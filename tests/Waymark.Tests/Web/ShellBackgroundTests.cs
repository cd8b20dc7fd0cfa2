using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web.Background;

namespace Waymark.Tests.Web;

public sealed class ShellBackgroundOnPostgresTests() : ShellBackgroundTests(Store.Postgres);

public sealed class ShellBackgroundOnSqliteTests() : ShellBackgroundTests(Store.Sqlite);

public abstract class ShellBackgroundTests(Store store)
{
    [Fact]
    public async Task The_alert_goes_out_naming_nobody_and_saying_nothing_of_the_case()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var school = WebSchool.WithStaff(store);
        var (id, staff) = await Staff(school);
        var teacher = staff.Single(one => one.Name == "Tom Ellis");

        await school
            .Services.GetRequiredService<CaseWork>()
            .Raise(teacher, new RaiseConcern(SafeNow.WorriedAboutToday), stop);
        await school.Services.GetRequiredService<SendMail>().Once(stop);

        var mails = Directory.GetFiles(Path.Combine(school.Data, "outbox-mail"));
        var lead = staff.Single(one => one.Name == "Priya Shah");
        Assert.NotEmpty(mails);
        var texts = mails.Select(File.ReadAllText).ToList();
        Assert.Contains(
            texts,
            text => text.StartsWith($"To: {lead.Person.Value:N}\n", StringComparison.Ordinal)
        );
        Assert.All(
            texts,
            text =>
            {
                Assert.Contains(
                    "Subject: Safeguarding: please sign in\n",
                    text,
                    StringComparison.Ordinal
                );
                Assert.DoesNotContain("Tom", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Priya", text, StringComparison.Ordinal);
                Assert.DoesNotContain("child", text, StringComparison.OrdinalIgnoreCase);
            }
        );

        await school.Services.GetRequiredService<SendMail>().Once(stop);
        Assert.Equal(
            mails.Length,
            Directory.GetFiles(Path.Combine(school.Data, "outbox-mail")).Length
        );
        Assert.NotEqual(default, id);
    }

    [Fact]
    public async Task The_record_knows_everybody_who_can_sign_in()
    {
        await using var school = WebSchool.WithStaff(store);

        var (_, staff) = await Staff(school);

        Assert.Equal(12, staff.Count);
        Assert.Contains(staff, one => one.IsHead && one.Name == "Helen Reid");
        Assert.Equal(2, staff.Count(one => one.IsLead));
    }

    [Fact]
    public async Task An_hourly_checkpoint_covers_what_was_recorded_since()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var school = WebSchool.WithStaff(store);
        var (id, staff) = await Staff(school);
        var record = school.Services.GetRequiredService<RecordStore>();
        var before = await record.MakeCheckpoint(id, stop);

        await school
            .Services.GetRequiredService<CaseWork>()
            .Raise(staff[0], new RaiseConcern(SafeNow.WithTrustedAdult), stop);
        await school.Services.GetRequiredService<MakeCheckpoints>().Once(stop);

        var after = await record.MakeCheckpoint(id, stop);
        Assert.True(after.Size > before.Size);
    }

    private static async Task<(SchoolId Id, IReadOnlyList<Colleague> Staff)> Staff(WebSchool school)
    {
        var id = Assert.Single(school.Services.GetRequiredService<RecordStore>().Schools());
        var found = await school
            .Services.GetRequiredService<SchoolWork>()
            .School(id, TestContext.Current.CancellationToken);
        return (id, found!.Colleagues);
    }
}
