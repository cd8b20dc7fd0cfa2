using Microsoft.Data.Sqlite;
using Waymark.Cases;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Who read what, on the pages that people use; and that nothing is read that could not be noted.</summary>
public sealed class ReadLogPageTests
{
    [Fact]
    public async Task A_case_is_not_shown_where_its_reading_cannot_be_recorded()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var report = (await lead.Open($"{one}/words")).Body;
        Assert.Contains(Reporting.ChildsWords, report, StringComparison.Ordinal);
        var head = await school.SignedIn("helen");
        Run(
            school,
            "CREATE TRIGGER fault BEFORE INSERT ON record_entries BEGIN SELECT RAISE(ABORT, 'fault'); END"
        );

        foreach (var page in (string[])["", "/words", "/people", "/chronology"])
        {
            var shown = await head.Open(one + page);

            Assert.Equal(503, shown.Status);
            Assert.Equal("Waymark cannot show this just now", shown.Heading);
            Assert.DoesNotContain(CaseWalking.Child, shown.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Reporting.ChildsWords, shown.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(one.Split('/')[2], shown.Body, StringComparison.Ordinal);
        }

        Run(school, "DROP TRIGGER fault");
        Assert.Equal(200, (await head.Open(one)).Status);
    }

    [Fact]
    public async Task Who_has_looked_is_listed_for_the_lead_and_for_the_data_protection_officer()
    {
        await using var school = WebSchool.WithStaff();
        await school.Join("dora", Roles.DataProtectionOfficer);
        var (lead, one) = await school.MakeCase();
        var head = await school.SignedIn("helen");
        await head.Open(one);
        var officer = await school.SignedIn("dora");

        foreach (var browser in (Browser[])[lead, officer])
        {
            var page = await browser.Open($"{one}/reads");

            Assert.Contains("Helen Reid", page.Main, StringComparison.Ordinal);
            Assert.DoesNotContain("Wren", page.Body, StringComparison.Ordinal);
        }

        Assert.Equal(404, (await officer.Open(one)).Status);
    }

    [Fact]
    public async Task What_one_colleague_read_is_shown_to_the_head_with_what_is_unusual_in_words()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var head = await school.SignedIn("helen");
        Assert.Contains(
            "Nothing unusual",
            (await head.Open("/reading")).Main,
            StringComparison.Ordinal
        );
        school.Clock.Move(TimeSpan.FromHours(14));
        lead = await school.SignedIn("priya");
        await lead.Open(one);
        head = await school.SignedIn("helen");

        var page = await head.Open("/reading");

        Assert.Contains(
            "On a day without school, or more than",
            page.Main,
            StringComparison.Ordinal
        );
        Assert.Contains("This rule is ours", page.Main, StringComparison.Ordinal);
        var priya = await school.Colleague("Priya Shah");
        page = await head.Open($"/reading/{priya.Person.Value}");
        Assert.Contains(one.Split('/')[2], page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Priya", page.Title, StringComparison.Ordinal);
    }

    private static void Run(WebSchool school, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(school.Data, "waymark.db")};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
