using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Tests.Web.Support;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

public sealed class ShellAccountsTests
{
    [Fact]
    public async Task The_migration_written_by_hand_makes_exactly_the_tables_of_the_model()
    {
        await using var school = WebSchool.WithStaff();
        await using var scope = school.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await using var model = new SqliteConnection("Data Source=:memory:");
        await model.OpenAsync(TestContext.Current.CancellationToken);
        await using var create = model.CreateCommand();
        create.CommandText = db.Database.GenerateCreateScript();
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);

        var wanted = Shape(model);
        var made = Shape(db.Database.GetDbConnection()).Where(line => IsOurs(line, wanted));

        Assert.Contains(
            wanted,
            line => line.StartsWith("AspNetUserPasskeys", StringComparison.Ordinal)
        );
        Assert.Equal(wanted, made);
    }

    [Fact]
    public void A_password_costs_at_least_600_000_rounds()
    {
        var services = new ServiceCollection();
        services.AddAccounts();
        using var provider = services.BuildServiceProvider();
        var options = provider
            .GetRequiredService<Microsoft.Extensions.Options.IOptions<PasswordHasherOptions>>()
            .Value;

        Assert.True(options.IterationCount >= 600_000);
        Assert.Equal(PasswordHasherCompatibilityMode.IdentityV3, options.CompatibilityMode);
    }

    [Fact]
    public async Task The_last_administrator_cannot_leave()
    {
        await using var school = WebSchool.WithStaff();
        var admin = await school.SignedIn("ali");
        var list = await admin.Open("/admin/users");
        var own = list
            .Document.QuerySelectorAll("main table a")
            .Single(a => a.TextContent == "Ali Brooks");

        await admin.Open(own.GetAttribute("href")!);
        var refused = await admin.SubmitForm("form[action*='Left']");

        Assert.Equal(
            ["Nobody would be left to manage accounts. Make somebody else an administrator first"],
            refused.Errors
        );
        Assert.Equal(200, (await admin.Open("/admin/users")).Status);
    }

    [Fact]
    public async Task A_change_of_part_takes_effect_with_the_next_request()
    {
        await using var school = WebSchool.WithStaff();
        var admin = await school.SignedIn("ali");
        var teacher = await school.SignedIn("gwen");
        Assert.Equal(403, (await teacher.Open("/admin/users")).Status);
        var list = await admin.Open("/admin/users");
        var link = list
            .Document.QuerySelectorAll("main table a")
            .Single(a => a.TextContent == "Gwen Pritchard");

        await admin.Open(link.GetAttribute("href")!);
        await admin.SubmitForm("main form", ("Person.Held", "administrator"));
        var now = await teacher.Open("/admin/users");

        Assert.Equal(200, now.Status);
        Assert.NotNull(now.Cookie("waymark-epoch"));
    }

    private static bool IsOurs(string line, IEnumerable<string> wanted)
    {
        var table = line.Split(' ')[0];
        return wanted.Any(other => other.Split(' ')[0] == table);
    }

    // By name, not by place: a later migration adds columns at the end.
    private static List<string> Shape(DbConnection connection)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText = """
            SELECT m.name || ' column ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk
              FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
            UNION ALL
            SELECT m.name || ' key to ' || k."table" || ' ' || k."from" || ' ' || k.on_delete
              FROM sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table'
            UNION ALL
            SELECT tbl_name || ' index ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            UNION ALL
            SELECT name || ' counts ' || (sql LIKE '%AUTOINCREMENT%') FROM sqlite_master WHERE type = 'table'
            ORDER BY 1
            """;
        using var reader = ask.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        lines.RemoveAll(line => line.StartsWith("sqlite_", StringComparison.Ordinal));
        return lines;
    }
}
