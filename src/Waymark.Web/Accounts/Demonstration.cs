using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Cases.Demo;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Invented people for a demonstration school, with one password that is printed at the start.</summary>
internal static class Demonstration
{
    // The same school each time it is made.
    private const int StorySeed = 2019;

    /// <summary>Makes the school and its accounts if a demonstration is asked for and there is no school; says who can sign in.</summary>
    public static async Task MakeDemonstration(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<WaymarkOptions>().Demo)
        {
            return;
        }

        var path = Path.Combine(app.Environment.ContentRootPath, "Content", "demo-staff.json");
        var demo = JsonSerializer.Deserialize<DemoStaff>(
            await File.ReadAllTextAsync(path),
            JsonSerializerOptions.Web
        )!;
        if (!app.Services.GetRequiredService<SchoolRecord>().IsMade)
        {
            await Make(app.Services, demo);
        }

        var names = demo.Staff.Select(one => $"  {one.UserName, -8} {one.Name}, {one.Roles[0]}");
        Console.WriteLine(
            $"A demonstration school with invented people. Password for each: {demo.Password}\n"
                + string.Join('\n', names)
        );
    }

    private static async Task Make(IServiceProvider services, DemoStaff demo)
    {
        var staff = demo.Staff.Select(one => (one, Account(one))).ToList();
        await MakeRecord(services, [.. staff.Select(one => one.Item2)]);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountsDb>().Database.MigrateAsync();
        services.GetRequiredService<FormKeyStore>().SaveUnsaved();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccounts>();
        foreach (var (one, account) in staff)
        {
            Expect(one, await accounts.MakeForKnown(account, demo.Password));
        }
    }

    /// <summary>The record is made under the story's own clock, then opened under the day's.</summary>
    private static async Task MakeRecord(IServiceProvider services, IReadOnlyList<NewAccount> staff)
    {
        var options = services.GetRequiredService<WaymarkOptions>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var key = MasterKey.Create(options.Keys, options.Data);
        await DemoSchool.Make(
            (options.Data, key),
            services.GetRequiredService<Editions>(),
            [.. staff.Select(one => new DemoColleague(one.Person, one.Name, one.Roles))],
            now,
            new Random(StorySeed),
            options.DemoCases
        );
        services.GetRequiredService<SchoolRecord>().Open();
    }

    private static NewAccount Account(DemoPerson one) =>
        new(PersonId.Random(), one.Name, one.UserName, one.Roles);

    private static void Expect(DemoPerson one, string? wrong)
    {
        if (wrong is not null)
        {
            throw new InvalidOperationException($"The account {one.UserName}: {wrong}");
        }
    }

    private sealed record DemoStaff(string Password, IReadOnlyList<DemoPerson> Staff);

    private sealed record DemoPerson(string Name, string UserName, IReadOnlyList<string> Roles);
}
