using Microsoft.Data.Sqlite;
using Waymark.Cases;
using Waymark.Cases.Demo;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class DemoSchoolTests
{
    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public async Task The_demonstration_school_has_two_hundred_pupils_an_open_and_a_closed_case(
        string edition
    )
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("waymark-demo-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            var key = MasterKey.Create(Path.Combine(folder, "keys"), data);
            var editions = new Editions(SchoolInTest.ReadPolicy(edition), []);
            var now = new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
            var staff = Staff();
            var school = await DemoSchool.Make((data, key), editions, staff, now, new Random(7));

            using var record = RecordStore.Open(data, key, new FakeTime(now));
            var views = new ViewStore(record);
            var schools = new SchoolWork(record, views, editions);
            var lead = new Colleague(school, staff[0].Person, staff[0].Name, staff[0].Roles);
            var cases = await new Worklist(views, new FakeTime(now)).Cases(lead, null, stop);
            Assert.Equal([true, false], cases.Select(one => one.IsOpen));
            Assert.NotNull(cases[0].NextDuty);
            Assert.Equal(0, cases[1].Standing);
            Assert.Equal(staff.Count, (await schools.School(school, stop))!.Colleagues.Count);
            Assert.NotEmpty(await schools.FindPupils(school, cases[0].Children[0], stop));
            Assert.Equal(200, await CountPupils(views, school, stop));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task<int> CountPupils(
        ViewStore views,
        SchoolId school,
        CancellationToken stop
    )
    {
        await using var db = views.Read(school);
        return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(
            db.Pupils,
            stop
        );
    }

    private static IReadOnlyList<DemoColleague> Staff() =>
        [
            Adult("Priya Shah", Roles.SafeguardingLead, Roles.Staff),
            Adult("Joy Okoro", Roles.DeputyLead, Roles.Staff),
            Adult("Helen Reid", Roles.Head, Roles.Staff),
            Adult("Ruth Lowe", Roles.SeniorTeam, Roles.Staff),
            Adult("Tom Ellis", Roles.Staff),
            Adult("Amina Yusuf", Roles.Staff),
            Adult("Ali Brooks", Roles.Administrator),
        ];

    private static DemoColleague Adult(string name, params string[] roles) =>
        new(PersonId.Random(), name, roles);
}
