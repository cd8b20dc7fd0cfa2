using System.Data;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waymark.Record;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class HealthPageOnPostgresTests() : HealthPageTests(Store.Postgres);

public sealed class HealthPageOnSqliteTests() : HealthPageTests(Store.Sqlite);

public abstract class HealthPageTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_sees_what_is_to_be_done_and_what_is_well()
    {
        await using var school = WebSchool.WithStaff(store);
        var administrator = await school.SignedIn("ali");

        var page = await administrator.Open("/admin/health");

        Assert.Contains("Run waymark backup each day.", page.Body, StringComparison.Ordinal);
        Assert.Contains("The master key opens the record.", page.Body, StringComparison.Ordinal);
        foreach (var name in (string[])["Priya", "Tom Ellis", "Oakfield"])
        {
            Assert.DoesNotContain(
                name,
                page.Document.QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_program_that_is_at_work_is_seen_and_one_that_ended_is_not()
    {
        await using var school = WebSchool.WithStaff(store);
        var installation = school.Services.GetRequiredService<Installation>();
        while (installation.Programs().Count == 0)
        {
            await Task.Delay(10, Stop);
        }

        var program = Assert.Single(installation.Programs());
        Assert.Equal(Environment.MachineName, program.Machine);
        if (store == Store.Postgres)
        {
            await using (var second = WebSchool.Beside(school))
            {
                _ = second.Services;
                while (installation.Programs().Count < 2)
                {
                    await Task.Delay(10, Stop);
                }
            }

            Assert.Single(installation.Programs());
        }
    }

    [Fact]
    public async Task A_load_balancer_is_told_whether_this_program_can_serve_and_nothing_else()
    {
        await using var school = WebSchool.WithStaff(store);
        using var balancer = school.Client();

        Assert.Equal((HttpStatusCode.OK, ""), await Ask(balancer));
        TakeTableAway(school);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), await Ask(balancer));
    }

    [Fact]
    public async Task An_empty_installation_can_be_begun_so_it_can_serve()
    {
        await using var school = WebSchool.Empty();
        using var balancer = school.Client();

        Assert.Equal((HttpStatusCode.OK, ""), await Ask(balancer));
    }

    private void TakeTableAway(WebSchool school)
    {
        using var connection =
            store == Store.Postgres
                ? new NpgsqlConnection(school.Place.Owner)
                : school.Services.GetRequiredService<RecordStore>().OpenConnection();
        if (connection.State != ConnectionState.Open)
        {
            connection.Open();
        }

        using var take = connection.CreateCommand();
        take.CommandText = "ALTER TABLE record_heads RENAME TO record_heads_away";
        take.ExecuteNonQuery();
    }

    private static async Task<(HttpStatusCode, string)> Ask(HttpClient balancer)
    {
        using var answer = await balancer.GetAsync(new Uri("/healthz", UriKind.Relative), Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
